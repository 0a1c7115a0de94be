// SIGKILL at random moments loses nothing that was acknowledged: the child prints each event and batch after it was
// appended, and after every kill what it printed must be there, whole. Expected rows follow from the event number.
// METASTABLE_LONG=1 kills 50 times, otherwise 5.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/duckdb-database.ts";
import { openDuckDbStore } from "../../src/store/duckdb-store.ts";
import { openLedger } from "../../src/store/ledger.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { verifyData } from "../../src/store/verify.ts";
import { batchOf, rowsOfBatch } from "./batches.ts";
import { bundleChild, long, startChild } from "./child.ts";

let bundle: string;
let dir: string;
beforeAll(async () => {
  bundle = await bundleChild("append");
});
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "kill-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const acknowledged = (lines: readonly string[], what: string): number[] =>
  lines.filter((line) => line.startsWith(`${what} `)).map((line) => Number(line.split(" ")[1]));

/** The folder as the next command would find it: repaired, with its events, and with whole batches in the index. */
async function state(): Promise<{ accepts: Set<number>; head: number; committed: number }> {
  const report = await verifyData(dir);
  expect(report.ok || report.repairable !== undefined).toBe(true);
  const ledger = await openLedger(dir);
  const accepts = new Set<number>();
  for await (const { seq, kind } of ledger.events()) if (kind === "accept") accepts.add(seq);
  const head = ledger.head;
  await ledger.close();
  expect((await verifyData(dir)).ok).toBe(true);

  // Counted in the file itself: a read of the store would hide rows beyond the committed head, and they must not be there.
  const database = await openDatabase(join(dir, "index.duckdb"));
  const read = async (sql: string): Promise<number[][]> =>
    (await (await database.reader.run(sql)).getRows()).map((row) => row.map(Number));
  const committed = (await read("SELECT value FROM meta WHERE name = 'head'"))[0]![0]!;
  const counts = await read("SELECT seq, count(*) FROM observations GROUP BY seq ORDER BY seq");
  database.close();
  const expected = [...accepts].filter((seq) => seq <= committed).map((seq) => [seq, rowsOfBatch(seq)]);
  expect(counts).toEqual(expected);
  return { accepts, head, committed };
}

describe("killing the writer", () => {
  it("loses nothing acknowledged and never shows half a batch", { timeout: 600_000 }, async () => {
    // A fixed sequence of moments that looks random, so that a failure can be repeated about as it was.
    let random = 12_345;
    for (let kill = 0; kill < (long ? 50 : 5); kill++) {
      const child = startChild(bundle, [dir]);
      await child.printed((line) => line === (kill % 5 === 4 ? "open" : "caught up"));
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      await pause(random % 400);
      child.process.kill("SIGKILL");
      await child.exit;
      expect(child.errors()).toBe("");
      const { accepts, head, committed } = await state();
      for (const seq of acknowledged(child.lines, "event")) expect(accepts.has(seq)).toBe(true);
      expect(committed).toBeGreaterThanOrEqual(Math.max(0, ...acknowledged(child.lines, "batch")));
      expect(committed).toBeLessThanOrEqual(head);
    }
    // The index that grew through all the kills equals one made at once from the ledger.
    const ledger = await openLedger(dir);
    const store = await openDuckDbStore(join(dir, "index.duckdb"));
    const memory = new MemoryStore();
    for await (const { seq, kind } of ledger.events())
      if (kind === "accept" && seq <= store.committedHead) await memory.append([batchOf(seq)], seq);
    expect(await store.digest()).toBe(await memory.digest());
    await Promise.all([ledger.close(), store.close()]);
  });

  it.skipIf(process.platform === "win32")(
    "stops in words when the disk is full, and keeps what it had",
    { timeout: 120_000 },
    async () => {
      // A limit on the size of one file stands for the full disk; 1024-byte blocks in bash.
      const run = spawnSync("bash", ["-c", `ulimit -f 6000; exec "${process.execPath}" "${bundle}" "${dir}" limited`], {
        encoding: "utf8",
        timeout: 100_000,
      });
      expect(run.stderr).toBe("");
      const lines = run.stdout.trim().split("\n");
      const failure = JSON.parse(lines.at(-1)!.replace(/^failure /, "")) as {
        reason: string;
        message: string;
        head: number;
      };
      expect(failure.reason).toBe("full");
      expect(failure.message).toMatch(/expected free space/);
      const { committed, accepts } = await state();
      expect(committed).toBe(failure.head);
      expect(committed).toBeGreaterThanOrEqual(Math.max(...acknowledged(lines, "batch")));
      for (const seq of acknowledged(lines, "event")) expect(accepts.has(seq)).toBe(true);
      // With space again the work goes on where it was.
      const child = startChild(bundle, [dir]);
      const next = Math.max(...accepts) + 1;
      await child.printed((line) => line === `batch ${next}`);
      child.process.kill("SIGKILL");
      await child.exit;
      await state();
    },
  );
});
