// The ledger keeps its chain through interrupted writes, damage and a full disk. Expected heads and hashes come from what
// was appended before the fault; cut positions are every byte of the last write.
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import * as nodeFiles from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { canonicalJson } from "../core/canonical.ts";
import type { Failure } from "../core/failure.ts";
import { instant } from "../core/time.ts";
import type { Ledger, LedgerEvent } from "./contract.ts";
import { type LedgerFiles, maxBodyBytes, openLedger } from "./ledger.ts";
import { noHash } from "./ledger-line.ts";
import { verifyData, verifyLedger } from "./verify.ts";

let dir: string;
const at = instant(1_700_000_000_000);
const path = (): string => join(dir, "ledger.jsonl");
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "ledger-test-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function all(ledger: Ledger, from?: number): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for await (const event of ledger.events(from)) events.push(event);
  return events;
}

const threeEvents = [1, 2, 3].map((n) => ({ kind: "fetch" as const, body: { n }, at }));

describe("ledger", () => {
  it("chains events by the sha256 of their canonical JSON", async () => {
    const ledger = await openLedger(dir);
    expect([ledger.head, ledger.headHash]).toEqual([0, noHash]);
    const first = await ledger.append("genesis", { b: 1, a: "ü\n" }, at);
    const unsealed = canonicalJson({ seq: 1, kind: "genesis", at, prev: noHash, body: { a: "ü\n", b: 1 } });
    expect(first.hash).toBe(createHash("sha256").update(unsealed).digest("hex"));
    const second = await ledger.append("fetch", {}, at);
    expect([second.seq, second.prev]).toEqual([2, first.hash]);
    await ledger.close();
    const again = await openLedger(dir);
    expect([again.head, again.headHash]).toEqual([2, second.hash]);
    expect(await all(again)).toEqual([first, second]);
    await again.close();
    expect(readFileSync(path(), "utf8").split("\n")[0]).toBe(canonicalJson(first));
  });

  it("keeps the order of appends that are asked for at once, and reads from any event", async () => {
    const ledger = await openLedger(dir);
    await Promise.all(Array.from({ length: 600 }, (_, n) => ledger.append("fetch", { n }, at)));
    await ledger.appendAll(Array.from({ length: 700 }, (_, n) => ({ kind: "fetch" as const, body: { n }, at })));
    expect((await all(ledger)).map((e) => e.seq)).toEqual(Array.from({ length: 1300 }, (_, n) => n + 1));
    for (const from of [512, 513, 514, 601, 1025, 1300]) expect((await all(ledger, from))[0]?.seq).toBe(from);
    expect(await all(ledger, 1301)).toEqual([]);
    expect((await all(ledger, 700))[0]?.group).toEqual({ first: 601, last: 1300 });
    await ledger.close();
    const again = await openLedger(dir);
    expect((await all(again, 1025))[0]?.seq).toBe(1025);
    await again.close();
    expect(await verifyLedger(dir)).toMatchObject({ ok: true, events: 1300, head: 1300, problems: [] });
  });

  it("cuts an interrupted write off, wherever it broke, keeps it beside the ledger and says so in an event", async () => {
    for (const write of [threeEvents.slice(0, 1), threeEvents]) {
      rmSync(path(), { force: true });
      let ledger = await openLedger(dir);
      await ledger.append("genesis", {}, at);
      const whole = readFileSync(path()).length;
      await ledger.appendAll(write);
      await ledger.close();
      const bytes = readFileSync(path());
      const step = write.length > 1 ? 7 : 3;
      for (let cut = whole + 1; cut < bytes.length; cut += step) {
        writeFileSync(path(), bytes.subarray(0, cut));
        const before = await verifyLedger(dir);
        expect(before).toMatchObject({ ok: false, head: 1, repairable: { bytes: cut - whole } });
        expect(readFileSync(path()).length).toBe(cut);
        ledger = await openLedger(dir);
        const events = await all(ledger);
        expect(events.map((e) => e.kind)).toEqual(["genesis", "repair"]);
        expect(events[1]?.body).toMatchObject({ bytes: cut - whole });
        const kept = readFileSync(join(dir, String(events[1]?.body.kept)));
        expect(kept).toEqual(bytes.subarray(whole, cut));
        await ledger.close();
        expect((await verifyLedger(dir)).ok).toBe(true);
      }
    }
    expect(readdirSync(dir).filter((name) => name.startsWith("ledger.torn-")).length).toBeGreaterThan(10);
  });

  it("cuts a group whose last event is missing though every line is whole", async () => {
    let ledger = await openLedger(dir);
    await ledger.append("genesis", {}, at);
    await ledger.appendAll(threeEvents);
    await ledger.close();
    const lines = readFileSync(path(), "utf8").split("\n");
    truncateSync(path(), Buffer.byteLength(`${lines.slice(0, 3).join("\n")}\n`));
    ledger = await openLedger(dir);
    expect((await all(ledger)).map((e) => e.kind)).toEqual(["genesis", "repair"]);
    await ledger.close();
  });

  it("cuts a last line that is not readable", async () => {
    let ledger = await openLedger(dir);
    await ledger.append("genesis", {}, at);
    await ledger.close();
    appendFileSync(path(), `${"\0".repeat(50)}\n`);
    ledger = await openLedger(dir, { clock: { now: () => instant(5) } });
    expect((await all(ledger)).map((e) => [e.kind, e.at])).toEqual([
      ["genesis", at],
      ["repair", 5],
    ]);
    await ledger.close();
  });

  it("refuses damage anywhere else, names the line, and changes nothing (property over every byte)", async () => {
    const ledger = await openLedger(dir);
    for (const { kind, body } of threeEvents) await ledger.append(kind, body, at);
    await ledger.appendAll(threeEvents);
    await ledger.close();
    const sound = readFileSync(path());
    const lastLine = sound.subarray(0, -1).lastIndexOf(10) + 1;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: lastLine - 2 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, flip) => {
          const bad = Buffer.from(sound);
          bad[place] = bad[place]! ^ flip;
          writeFileSync(path(), bad);
          const error = (await openLedger(dir).catch((e: unknown) => e)) as Failure;
          expect(error.kind).toBe("storage");
          expect(error.message).toMatch(/ledger\.jsonl, line \d/);
          expect(readFileSync(path())).toEqual(bad);
          const report = await verifyLedger(dir);
          expect(report.ok).toBe(false);
          expect(report.repairable).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
    expect(readdirSync(dir)).toEqual(["ledger.jsonl"]);
  });

  it("refuses a removed, repeated or reordered event, and verify names every place", async () => {
    const ledger = await openLedger(dir);
    for (let n = 0; n < 6; n++) await ledger.append("fetch", { n }, at);
    await ledger.close();
    const lines = readFileSync(path(), "utf8").trimEnd().split("\n");
    const arrangements = [
      [0, 2, 3, 4, 5],
      [0, 1, 1, 2, 3, 4, 5],
      [0, 2, 1, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ];
    for (const order of arrangements) {
      writeFileSync(path(), order.map((n) => `${lines[n]}\n`).join(""));
      await expect(openLedger(dir)).rejects.toThrow(/line \d/);
      expect((await verifyLedger(dir)).ok).toBe(false);
    }
    writeFileSync(
      path(),
      `${lines.map((line, n) => (n === 1 || n === 3 ? line.replace("fetch", "fetcH") : line)).join("\n")}\n`,
    );
    expect((await verifyLedger(dir)).problems.map((p) => /line (\d)/.exec(p.place)?.[1])).toEqual(["2", "4"]);
  });

  it("takes a failed write back, and then goes on", async () => {
    for (const failing of ["write", "datasync"] as const) {
      rmSync(path(), { force: true });
      const faults = { left: 0 };
      const ledger = await openLedger(dir, { fs: failingFiles(failing, faults) });
      const first = await ledger.append("genesis", {}, at);
      faults.left = 1;
      await expect(ledger.append("fetch", { lost: true }, at)).rejects.toMatchObject({
        kind: "storage",
        reason: "full",
      });
      expect([ledger.head, ledger.headHash]).toEqual([1, first.hash]);
      const third = await ledger.append("fetch", { kept: true }, at);
      expect(third.prev).toBe(first.hash);
      await ledger.close();
      expect(await verifyLedger(dir)).toMatchObject({ ok: true, head: 2 });
    }
  });

  it("refuses to go on when the failed write cannot be taken back", async () => {
    const faults = { left: 0 };
    const ledger = await openLedger(dir, { fs: failingFiles("datasync", faults) });
    await ledger.append("genesis", {}, at);
    faults.left = 2;
    await expect(ledger.append("fetch", {}, at)).rejects.toMatchObject({ reason: "full" });
    await expect(ledger.append("fetch", {}, at)).rejects.toMatchObject({ reason: "broken" });
    await ledger.close();
    expect(await verifyLedger(dir)).toMatchObject({ ok: true, head: 1 });
  });

  it("notices another writer", async () => {
    const ledger = await openLedger(dir);
    const other = await openLedger(dir);
    await other.append("genesis", {}, at);
    await expect(ledger.append("genesis", {}, at)).rejects.toMatchObject({ kind: "conflict" });
    await Promise.all([ledger.close(), other.close()]);
    expect((await verifyLedger(dir)).ok).toBe(true);
  });

  it("refuses a body that is too large, and a folder that is a file", async () => {
    const ledger = await openLedger(dir);
    const body = { text: "x".repeat(maxBodyBytes) };
    await expect(ledger.append("fetch", body, at)).rejects.toMatchObject({ kind: "limit" });
    expect(ledger.head).toBe(0);
    await ledger.append("fetch", { text: "x".repeat(maxBodyBytes - 100) }, at);
    await ledger.close();
    expect((await verifyLedger(dir)).ok).toBe(true);
    await expect(openLedger(path())).rejects.toMatchObject({ reason: "unwritable" });
    await expect(verifyData(join(dir, "nothing"))).rejects.toMatchObject({ reason: "missing" });
  });
});

/** The real files, except that the next `faults.left` calls of one operation fail as a full disk does, half done. */
function failingFiles(operation: "write" | "datasync", faults: { left: number }): LedgerFiles {
  return {
    ...nodeFiles,
    open: async (...args) => {
      const file = await nodeFiles.open(...args);
      const full = (): boolean => faults.left > 0 && faults.left-- > 0;
      return new Proxy(file, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          if (name !== operation) return value.bind(target);
          return async (...inputs: unknown[]) => {
            if (full()) {
              if (operation === "write") await target.write(inputs[0] as Buffer, 0, 20, inputs[3] as number);
              throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
            }
            return value.apply(target, inputs);
          };
        },
      });
    },
  };
}
