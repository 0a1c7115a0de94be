// The DuckDB index keeps the contract, equals the index in memory, and refuses bad files in words. The expected digests
// come from the other implementation; the expected messages from what was done to the file.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { dayMs, instant, type LocalDate, parseInstant, utcDateOf } from "../core/time.ts";
import { describeObservationStore, testRecord, testRow, yieldSeries } from "./contract.suite.ts";
import { deleteIndex } from "./duckdb-database.ts";
import { openDuckDbStore } from "./duckdb-store.ts";
import { MemoryStore } from "./memory-store.ts";
import { StorageFailure } from "./storage-failure.ts";

const folder = mkdtempSync(join(tmpdir(), "store-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const freshPath = (): string => join(folder, `${++files}.duckdb`);

describeObservationStore("DuckDB", () => openDuckDbStore(freshPath()));
describeObservationStore("DuckDB without a cache", () => openDuckDbStore(freshPath(), { cacheBytes: 0 }));

async function refusal(work: () => Promise<unknown>): Promise<StorageFailure> {
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StorageFailure);
  return error as StorageFailure;
}

describe("DuckDB index", () => {
  it("has the digest of the index in memory, before and after opening again and sorting anew", async () => {
    const path = freshPath();
    let store = await openDuckDbStore(path);
    const memory = new MemoryStore();
    for (let seq = 1; seq <= 300; seq++) {
      const rows = Array.from({ length: 7 }, (_, n) =>
        testRow(seq, `2025-0${1 + (seq % 9)}-1${n}`, (seq * 37 + n) / 100, {
          series: `s${(seq + n) % 5}`,
          text: n === 0 ? `${seq}.0` : String((seq * 37 + n) / 100),
          source: n % 2 ? "mof/jgb" : "desk/close",
        }),
      );
      const batch = { seq, rows, records: seq % 10 === 0 ? [testRecord(seq, `k${seq % 30}`, { seq }, seq)] : [] };
      await store.append([batch], seq);
      await memory.append([batch], seq);
    }
    const expected = await memory.digest();
    expect(await store.digest()).toBe(expected);
    await store.close();
    store = await openDuckDbStore(path);
    expect(store.committedHead).toBe(300);
    expect(await store.digest()).toBe(expected);
    await store.close();
  });

  it("copies chunks whole: what is absent, odd or written out stays with its row across their edges", async () => {
    const path = freshPath();
    let store = await openDuckDbStore(path);
    const memory = new MemoryStore();
    // Over two chunks of 2,048 rows, each property with a period of its own, so that no chunk is like the one before it.
    const batches = [1, 2].map((seq) => ({
      seq,
      rows: Array.from({ length: 4500 }, (_, n) => {
        const day = utcDateOf(instant((10_000 + n) * dayMs));
        const observed = n % 5 === 0 ? `${day}T08:00:01.250Z` : n % 7 === 0 ? `${day}T18:00+09:00` : day;
        return testRow(seq, observed, n / 4, {
          series: `s${n % 3}`,
          text: n % 11 === 0 && (seq === 1 || n > 3000) ? `${n / 4}.000 %` : String(n / 4),
          published: n % 13 < 6 || (seq === 2 && n < 2048) ? instant(n * 1000) : null,
          periodStart: n % 17 === 0 || (seq === 1 && n > 4096) ? ("2025-08-01" as LocalDate) : null,
          origin: n % 2 ? "live" : "import",
        });
      }),
      records: [],
    }));
    for (const batch of batches) {
      await store.append([batch], batch.seq);
      await memory.append([batch], batch.seq);
    }
    const expected = await memory.digest();
    expect(await store.digest()).toBe(expected);
    await store.close();
    store = await openDuckDbStore(path);
    expect(await store.digest()).toBe(expected);
    await store.close();
  });

  it("takes columns as it takes rows", async () => {
    const { rowColumns } = await import("./row-columns.ts");
    const rows = Array.from({ length: 5000 }, (_, n) =>
      testRow(3, "2025-11-20", n / 8, { series: `s${n % 3}`, published: n % 2 ? null : instant(5) }),
    );
    const [a, b] = [await openDuckDbStore(freshPath()), await openDuckDbStore(freshPath())];
    await a.append([{ seq: 3, rows, records: [] }], 3);
    await b.appendColumns(rowColumns([{ seq: 3, rows, records: [] }]), 3);
    expect(await a.digest()).toBe(await b.digest());
    await Promise.all([a.close(), b.close()]);
  });

  it("names the process that holds the file", async () => {
    const path = freshPath();
    const store = await openDuckDbStore(path);
    const api = createRequire(import.meta.url).resolve("@duckdb/node-api");
    const script = `require(${JSON.stringify(api)}).DuckDBInstance.create(${JSON.stringify(path)}).catch((e) => console.log(e.message))`;
    const held = String(spawnSync(process.execPath, ["-e", script]).stdout);
    const { databaseFailure } = await import("./duckdb-database.ts");
    const failure = databaseFailure(new Error(held), path) as StorageFailure;
    expect(failure.reason).toBe("locked");
    expect(failure.rebuildable).toBe(false);
    expect(failure.message).toContain(`process ${process.pid}`);
    await store.close();
  });

  it("says that a file which is no index, a damaged one, or one of another schema can be rebuilt", async () => {
    const noIndex = freshPath();
    writeFileSync(noIndex, "x".repeat(20_000));
    expect((await refusal(() => openDuckDbStore(noIndex))).reason).toBe("corrupt");

    const damaged = freshPath();
    await (await openDuckDbStore(damaged)).close();
    const bytes = readFileSync(damaged);
    bytes.fill(7, 0, 12_288);
    writeFileSync(damaged, bytes);
    const corrupt = await refusal(() => openDuckDbStore(damaged));
    expect(corrupt.rebuildable).toBe(true);
    expect(corrupt.message).toContain("metastable rebuild");

    const other = freshPath();
    const { openDatabase } = await import("./duckdb-database.ts");
    const database = await openDatabase(other);
    await database.writer.run("UPDATE meta SET value = 99 WHERE name = 'schema'");
    database.close();
    const schema = await refusal(() => openDuckDbStore(other));
    expect([schema.reason, schema.rebuildable]).toEqual(["schema", true]);
    expect(schema.message).toContain("schema version 99");
    deleteIndex(other);
    await (await openDuckDbStore(other)).close();
  });

  it("says that the folder cannot be written", async () => {
    const file = freshPath();
    writeFileSync(file, "");
    expect((await refusal(() => openDuckDbStore(join(file, "index.duckdb")))).reason).toBe("unwritable");
    expect((await refusal(() => openDuckDbStore(folder))).reason).toBe("unwritable");
  });

  it("reads latest from the file alone", async () => {
    const store = await openDuckDbStore(freshPath());
    await store.append([{ seq: 1, rows: [testRow(1, "2025-11-20", 1), testRow(1, "2025-11-21", 2)], records: [] }], 1);
    const row = await store.latest(yieldSeries, { head: 1, asOf: parseInstant("2025-11-21T12:00:00Z") });
    expect(row?.observed).toBe("2025-11-20");
    await store.close();
  });
});
