// What a checkpoint may and may not do: with it, without it, or with a wrong one beside the ledger, a folder says the same.
// The oracle is always the same folder read from its ledger alone.
import { createHash } from "node:crypto";
import { appendFile, cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Instant, parseInstant } from "../core/time.ts";
import { findSource } from "../sources/catalogue/index.ts";
import { endLine, headLine, segmentFormat, segmentVersion } from "../sources/feeds/segment.ts";
import type { LedgerEvent, LedgerPlace } from "../store/contract.ts";
import { ledgerFile, openLedger } from "../store/ledger.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { checkpointEvery, checkpointFile, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { type DataFolder, type NewEvent, openDataFolder } from "./data-folder.ts";
import { FolderState } from "./folder-state.ts";
import { ingestPayloads } from "./ingest.ts";

const since = parseInstant("2026-11-23T00:00:00Z");
let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "metastable-checkpoint-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** An event of any kind that the state reads; few sources, so that they meet. */
const anEvent: fc.Arbitrary<NewEvent> = fc
  .record({
    kind: fc.constantFrom("fetch", "fetch", "accept", "accept", "quarantine", "release", "alert"),
    source: fc.constantFrom("packaged/figures", "mof/jgb", "bybit/feed", "okx/feed"),
    n: fc.nat(6),
    verdict: fc.constantFrom("accepted", "unchanged", "rejected", "unreachable"),
  })
  .map(({ kind, source, n, verdict }) => {
    const observed = `2026-11-2${n}`;
    const row = { series: "jgb.30y", source, observed, text: "1", unit: "percent", index: n, because: "far off" };
    const problem = verdict === "rejected" ? { problem: `problem ${n}`, remedy: "none" } : {};
    const body = {
      ...{ source, payload: `payload ${n}`, parser: 1, retrieved: `${observed}T12:00:00Z`, from: `place ${n % 3}` },
      ...{
        rows: kind === "quarantine" ? [row] : n,
        records: 0,
        newest: n === 0 ? null : observed,
        verdict,
        ...problem,
      },
      ...(kind === "release" ? { quarantine: n } : {}),
    };
    const { from: _, ...withoutFrom } = body;
    const isOwn = kind === "accept" && !source.endsWith("/feed");
    return { kind, body: isOwn ? withoutFrom : body, at: parseInstant(`${observed}T13:00:00Z`) } as NewEvent;
  });

const sealed = (events: readonly NewEvent[]): LedgerEvent[] =>
  events.map((event, i) => ({ ...event, seq: i + 1, prev: "", hash: "" }));
const stateOf = (events: readonly LedgerEvent[], from?: FolderState): FolderState => {
  const state = new FolderState(since, from && JSON.parse(JSON.stringify(from)));
  for (const event of events) state.remember(event);
  return state;
};

it("carries the state on from any place as if the whole ledger had been read (property)", () => {
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 40 }), fc.nat(40), (made, cut) => {
      const events = sealed(made);
      const at = Math.min(cut, events.length);
      const whole = stateOf(events);
      const carried = stateOf(events.slice(at), stateOf(events.slice(0, at)));
      expect(carried).toEqual(whole);
      for (const { body } of events) {
        const { source, payload, parser } = body as { source: string; payload: string; parser: number };
        expect(carried.hasAccepted(source, payload, parser)).toBe(whole.hasAccepted(source, payload, parser));
        const request = { source, from: String(body.from) };
        const problem = String(body.problem);
        expect(carried.fetches.knowsFailure(request, problem)).toBe(whole.fetches.knowsFailure(request, problem));
      }
    }),
  );
});

/** A ledger with a checkpoint in the middle: its events, and the place. */
async function written(directory: string, before: number, after: number): Promise<LedgerPlace> {
  const ledger = await openLedger(directory);
  const event = (n: number): NewEvent => ({
    kind: "fetch",
    body: { source: "mof/jgb", from: `place ${n}`, retrieved: "2026-11-24T00:00:00Z", verdict: "unchanged" },
    at: (since + n) as Instant,
  });
  await ledger.appendAll(Array.from({ length: before }, (_, n) => event(n)));
  const place = ledger.place();
  const state = new FolderState(since);
  for await (const one of ledger.events()) state.remember(one);
  await writeCheckpoint(directory, place, state);
  for (let n = 0; n < after; n++) await ledger.appendAll([event(before + n)]);
  await ledger.close();
  return place;
}

const openFolder = (directory: string): Promise<DataFolder> =>
  openDataFolder(directory, { loadPackaged: false, openIndex: async () => new MemoryStore() });
/** Whether the checkpoint was used, and what the folder then says of its ledger. */
async function opening(directory: string) {
  const folder = await openFolder(directory);
  const { head, headHash, isResumed } = folder.ledger;
  const place = folder.ledger.place();
  const taken = folder.fetches.findTaken({ source: "mof/jgb", from: `place ${head - 1}` }) !== undefined;
  await folder.close();
  return { isResumed, said: { head, headHash, taken, bytes: place.bytes, digest: place.digest } };
}
const alone = async (directory: string) => {
  const copy = path.join(root, "alone");
  await rm(copy, { recursive: true, force: true });
  await cp(directory, copy, { recursive: true });
  await rm(path.join(copy, checkpointFile));
  return (await opening(copy)).said;
};

it("reads only what came after, and says the same as the ledger alone", async () => {
  const directory = path.join(root, "folder");
  await written(directory, 1500, 7);
  expect(await opening(directory)).toEqual({ isResumed: true, said: await alone(directory) });
  // A torn end behind the checkpoint is repaired as ever.
  await appendFile(path.join(directory, ledgerFile), '{"at":1,"bo');
  const folder = await openFolder(directory);
  expect([folder.ledger.isResumed, folder.ledger.head]).toEqual([true, 1508]);
  await folder.close();
  expect((await opening(directory)).said).toEqual(await alone(directory));
});

it("does not believe one that is torn, of another version, of another ledger or newer than the ledger", async () => {
  const directory = path.join(root, "folder");
  const place = await written(directory, 600, 5);
  const file = path.join(directory, checkpointFile);
  const good = await readFile(file, "utf8");
  const said = await alone(directory);
  const resealed = (change: (body: string) => string): string => {
    const body = change(good.slice(good.indexOf("\n") + 1));
    return `${createHash("sha256").update(body).digest("hex")}\n${body}`;
  };
  const wrong = {
    torn: good.slice(0, -20),
    empty: "",
    damaged: good.replace("place 1", "place 7"),
    version: resealed((body) => body.replace(/"version":"[^"]*"/, '"version":"0.0.0-other"')),
    format: resealed((body) => body.replace(/"format":\d+/, '"format":999')),
    "another head": resealed((body) => body.replaceAll('"head":600', '"head":599')),
    "another hash": resealed((body) => body.replace(place.headHash, "f".repeat(64))),
    "no marks": resealed((body) => body.replace(/"marks":\[[^\]]*\]/, '"marks":[]')),
  };
  for (const [name, text] of Object.entries(wrong)) {
    await writeFile(file, text);
    expect(await opening(directory), name).toEqual({ isResumed: false, said });
  }
  const other = path.join(root, "other");
  const ledger = await openLedger(other);
  const alert = (n: number): NewEvent => ({ kind: "alert", body: { n }, at: since });
  await ledger.appendAll(Array.from({ length: 900 }, (_, n) => alert(n)));
  await ledger.close();
  await writeFile(path.join(other, checkpointFile), good);
  expect((await opening(other)).isResumed).toBe(false);
  // The ledger of a backup: shorter than the checkpoint says.
  await writeFile(file, good);
  await truncate(path.join(directory, ledgerFile), place.bytes - 1);
  const folder = await openFolder(directory);
  expect([folder.ledger.isResumed, folder.ledger.head]).toEqual([false, 1]);
  await folder.close();
});

it("notices a changed byte anywhere before the checkpoint, and names the line", async () => {
  const directory = path.join(root, "folder");
  const place = await written(directory, 600, 5);
  const ledger = path.join(directory, ledgerFile);
  const good = await readFile(ledger);
  await fc.assert(
    fc.asyncProperty(fc.nat(place.bytes - 1), async (at) => {
      const bad = Buffer.from(good);
      bad[at] = bad[at]! ^ 1;
      await writeFile(ledger, bad);
      const line = good.subarray(0, at).filter((byte) => byte === 10).length + 1;
      await expect(openFolder(directory)).rejects.toThrow(new RegExp(`line (${line}|${line + 1})\\b`));
    }),
    { numRuns: 15 },
  );
  await writeFile(ledger, good);
  expect((await opening(directory)).isResumed).toBe(true);
});

/** A segment of a feed in which nothing happened. */
const segment = (minute: number) => {
  const source = findSource("bybit/feed")!;
  const from = since + minute * 60_000;
  const to = from + 60_000;
  const head = {
    format: segmentFormat,
    version: segmentVersion,
    feed: source.id,
    url: "wss://x",
    connection: 1,
  } as const;
  const bytes = Buffer.from(
    headLine({ ...head, from, provenFrom: from, refused: [] }) +
      endLine({ to, provenTo: to, frames: 0, why: "minute" }),
  );
  return { source, bytes, from: "wss://x", retrieved: to as Instant };
};

it("writes one as the ledger grows, and what was killed after it is read again: accepts, ends of feeds, rows", async () => {
  const directory = path.join(root, "folder");
  const folder = await openFolder(directory);
  await ingestPayloads(folder, [segment(0)]);
  const filler = { kind: "alert", body: {}, at: since } as const;
  await folder.write(Array.from({ length: checkpointEvery }, () => filler));
  await ingestPayloads(folder, [segment(1)]);
  const place = (await readCheckpoint(directory))!.place;
  expect(place.head).toBe(checkpointEvery + 1);
  // No close: the files are as a kill leaves them.
  const killed = path.join(root, "killed");
  await cp(directory, killed, { recursive: true });
  const again = await openFolder(killed);
  expect(again.ledger.isResumed).toBe(true);
  expect([...again.feedEnds]).toMatchObject([["bybit/feed", { end: "2026-11-23T00:02:00Z" }]]);
  // Segments are not kept at hand; both are there when asked for, before the checkpoint and after.
  expect(again.accepts.size).toBe(0);
  for (const seq of [1, checkpointEvery + 2])
    expect(await again.accepted(seq)).toMatchObject({ seq, source: "bybit/feed", from: "wss://x" });
  expect(await again.accepted(2)).toBeUndefined();
  expect(await again.index.digest()).toBe(await folder.index.digest());
  expect((await ingestPayloads(again, [segment(0)]))[0]!.verdict).toBe("unchanged");
  await again.close();
  await folder.close();
  expect((await stat(path.join(directory, checkpointFile))).size).toBeLessThan(20_000);
});
