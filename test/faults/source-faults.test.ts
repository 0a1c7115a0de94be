// Every live source against every fault, on the payloads of test/fixtures, over a publisher on this machine. Expected
// verdicts stand in the two tables; whatever the fault, what is stored stays, and nothing wrong becomes visible as good.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Collector } from "../../src/app/collect/collector.ts";
import { addDays, type Instant, instant, startOfDay, type utcDateOf } from "../../src/core/time.ts";
import { sources } from "../../src/sources/catalogue/index.ts";
import { currentParser, type SourceDefinition } from "../../src/sources/define.ts";
import { type Bench, collecting, quickHosts } from "../support/collecting.ts";
import { bytesOf, type Fixture, fixtures } from "../support/fixtures.ts";
import { type Publisher, publisher, type Reply } from "../support/publisher.ts";
import { type PayloadFault, payloadFaults, revision, type Verdict } from "./payload-faults.ts";
import { type Found, findTokens } from "./tokens.ts";
import { transportFaults } from "./transport-faults.ts";

const live = sources.filter((source) => source.origin === "live" && source.request !== undefined);
const patient = { headersMs: 20_000, bodyIdleMs: 20_000, totalMs: 60_000, bytes: 200_000 };
const hasty = { ...patient, headersMs: 25, totalMs: 60 };
const hosts = { ...quickHosts, attempts: 1, breakAfter: 1e6 };
const requestsTried = 3;

it("has sources to try", () => expect(live.map((s) => s.id)).toContain("mof/jgb"));

describe.each(live.map((source) => [source.id, source] as const))("%s", (_, source) => {
  const good = fixtures.filter((f) => f.source === source.id && f.problem === undefined);
  let bench: Bench;
  let hurried: Collector;
  let host: Publisher;
  let tried: Fixture;
  let found: Found;
  let truth: Map<string, string>;
  let answer: (fixture: Fixture) => Reply = (fixture) => ({ body: bytesOf(fixture.path) });

  beforeAll(async () => {
    expect(good, "a source needs a good payload under test/fixtures").not.toEqual([]);
    const read = (fixture: Fixture, bytes: Uint8Array) =>
      currentParser(source).parse({ bytes, retrieved: instant(Date.parse("2100-01-01")), from: fixture.url });
    const env = Object.fromEntries((source.secrets ?? []).map(({ name }) => [name, "a-key-for-tests"]));
    const days = good.flatMap((f) => read(f, bytesOf(f.path)).rows.map((r) => r.observed.slice(0, 10)));
    const newest = days.reduce((a, b) => (a > b ? a : b), "2025-11-21");
    const now = new Date(startOfDay(addDays(newest as ReturnType<typeof utcDateOf>, 2))).toISOString();
    bench = await collecting({ now, env, sources: [source], limits: patient, hosts });
    hurried = await Collector.open(bench.folder, bench.clock, env, {
      limits: hasty,
      hosts,
      sources: [source],
    });
    const served = new Map<Fixture, number>();
    host = await publisher(({ path }) => {
      const fixture = closest(good, path);
      served.set(fixture, (served.get(fixture) ?? 0) + 1);
      return answer(fixture);
    });
    const [first] = await bench.run(quick(source, good), host.url);
    expect(first).toMatchObject({ verdict: "accepted", problems: [] });
    const rowsOf = (f: Fixture) => read(f, bytesOf(f.path)).rows.length;
    tried = [...served.keys()].reduce((a, b) => (rowsOf(b) > rowsOf(a) ? b : a));
    found = findTokens(bytesOf(tried.path), (bytes, isEarlier) =>
      isEarlier
        ? currentParser(source).parse({ bytes, retrieved: bench.clock.at, from: tried.url })
        : read(tried, bytes),
    );
    truth = await visible(bench);
  });
  afterAll(async () => {
    await host?.close();
    await bench?.close();
  });

  const tryOne = async (collector: { run: Collector["run"] }, reply: (fixture: Fixture) => Reply): Promise<Verdict> => {
    answer = reply;
    bench.clock.at = (bench.clock.at + 2_000) as Instant;
    const [outcome] = await collector.run([quick(source, good)], {
      baseUrl: new URL(host.url),
      signal: new AbortController().signal,
      say: () => {},
    });
    const { verdict, quarantined, revised, records, problems } = outcome!;
    if (verdict === "rejected" || verdict === "unreachable") return verdict;
    if (quarantined > 0) return "quarantined";
    if (problems.length > 0) return "marked";
    return revised + records > 0 ? "revised" : "same";
  };
  const tryPayload = (payload: string): Promise<Verdict> =>
    tryOne(bench.collector, (fixture) => ({
      body: fixture === tried ? Buffer.from(payload, "latin1") : bytesOf(fixture.path),
    }));

  it("has days and values that faults can be put into", () => {
    expect(found.truth.rows.length + found.truth.records.length).toBeGreaterThan(0);
    if (found.truth.rows.length === 0) return;
    expect(found.values.length).toBeGreaterThan(0);
    if (!found.isStamped) expect(found.days.length).toBeGreaterThan(0);
  });

  it("keeps what it has when the way is broken", async () => {
    for (const fault of transportFaults) {
      const verdict = await tryOne(fault.isSlow ? hurried : bench.collector, (fixture) =>
        fault.reply(bytesOf(fixture.path)),
      );
      expect(verdict, fault.name).toBe(fault.verdict);
      expect(await visible(bench), fault.name).toEqual(truth);
    }
  });

  const tryAll = async (fault: PayloadFault) => {
    for (const [n, payload] of fault.make(found).entries()) {
      const place = `${fault.name}, ${n + 1}`;
      const verdict = await tryPayload(payload);
      const stamped = new Map([...truth].map(([key, text]) => [key.slice(0, key.lastIndexOf("|")), text]));
      for (const [key, text] of await visible(bench)) {
        const right = truth.get(key) ?? (found.isStamped ? stamped.get(key.slice(0, key.lastIndexOf("|"))) : undefined);
        expect(text, `${place}: ${key} (${verdict})`).toBe(right);
      }
      expect(fault.verdicts, place).toContain(verdict);
    }
  };
  it.each(payloadFaults.filter((fault) => !fault.isRight?.(source)).map((fault) => [fault.name, fault] as const))(
    "publishes nothing wrong after %s",
    (_name, fault) => tryAll(fault),
  );

  it("marks a revision of history, and keeps what was known before", async () => {
    // A moment does not come again: what it said is never revised.
    if (found.isStamped) return;
    const before = bench.clock.at;
    for (const payload of revision.make(found)) {
      expect(await tryPayload(payload), revision.name).toBe("revised");
      const now = await visible(bench);
      expect([...now.keys()]).toEqual([...truth.keys()]);
      expect(now).not.toEqual(truth);
      expect(await visible(bench, before)).toEqual(truth);
    }
  });

  it("gives the same index again from ledger and payloads", async () => {
    const digest = await bench.folder.index.digest();
    await bench.folder.rebuildIndex(() => {});
    expect(await bench.folder.index.digest()).toBe(digest);
  });
});

/** Pauses are politeness to a publisher, not to this machine. Of many like requests those for the fixtures stand for all. */
const quick = (source: SourceDefinition, good: readonly Fixture[]): SourceDefinition => ({
  ...source,
  pauseMs: 0,
  request: (window) => {
    const all = source.request!(window);
    const best = (f: Fixture) => all.reduce((a, b) => (likeness(f, b.url) > likeness(f, a.url) ? b : a));
    return [...new Set(good.map(best))].slice(0, requestsTried);
  },
});

/** How much the address of a fixture is like the one asked for. */
function likeness(fixture: Fixture, address: string): number {
  const [url, asked] = [new URL(fixture.url), new URL(address, "https://host")];
  const agrees = ([name, value]: [string, string]) => (asked.searchParams.get(name) === value ? 1 : -1);
  const named = [...url.searchParams].filter(([name]) => asked.searchParams.has(name));
  return (url.pathname === asked.pathname ? 1000 : 0) + named.reduce((sum, pair) => sum + agrees(pair), 0);
}

const closest = (good: readonly Fixture[], path: string): Fixture =>
  good.reduce((a, b) => (likeness(b, path) > likeness(a, path) ? b : a));

/** What a reader would see: the newest known text of every observation, by series, source and day. */
async function visible(bench: Bench, asOf: Instant = bench.clock.at): Promise<Map<string, string>> {
  const { index } = bench.folder;
  const pin = { asOf, head: index.committedHead };
  const seen = new Map<string, string>();
  for (const { series } of await index.summaries(pin))
    for (const row of await index.scan(series, pin)) seen.set(`${series}|${row.source}|${row.observed}`, row.text);
  return seen;
}
