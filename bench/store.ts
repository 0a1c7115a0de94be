/**
 * The index against DuckDB itself, in one run: bulk append against COPY FROM CSV of the same rows into a table of the
 * same shape, and as-of reads of one series against SQL over that table, whose rows lie in order of arrival.
 * What is measured and what is left out: README.md.
 */
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { dayMs, formatInstant, hourMs, instant } from "../src/core/time.ts";
import type { Pin } from "../src/market/as-of-view.ts";
import { flagBits } from "../src/market/columnar.ts";
import type { ObservationRow } from "../src/market/observation.ts";
import { defineSeries } from "../src/market/series.ts";
import type { ColumnarRows } from "../src/store/contract.ts";
import { openDatabase } from "../src/store/duckdb-database.ts";
import { type DuckDbStore, openDuckDbStore } from "../src/store/duckdb-store.ts";
import { openLedger } from "../src/store/ledger.ts";
import { openPayloadStore } from "../src/store/payload-store.ts";
import { rowColumns } from "../src/store/row-columns.ts";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "10000000" },
    repeat: { type: "string", default: "3" },
    batch: { type: "string", default: "1000000" },
    dir: { type: "string", default: tmpdir() },
  },
});
const [rowCount, repeat] = [Number(options.rows), Number(options.repeat)];
const batchRows = Math.min(Number(options.batch), rowCount);
const seriesCount = 200;
/** The series that is read: 20,000 rows among the others, spread evenly over the arrival. */
const readRows = Math.min(20_000, rowCount / 10);
const readEvery = Math.floor(rowCount / readRows);
const revisionEvery = 50;
const start = Date.UTC(2005, 0, 1);
const memoryLimit = "4GB";

const median = (xs: readonly number[]): number => quantile(xs, 0.5);
function quantile(xs: readonly number[], q: number): number {
  const sorted = [...xs].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
}
const say = (text: string): void => console.log(text);
const ms = (x: number): string => `${x.toFixed(x < 10 ? 3 : 1)} ms`;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const ids = Array.from({ length: seriesCount }, (_, n) => `bench.${n}`);
/** A string as a parser cuts it from a payload: in one piece, not assembled from others. */
const cut = (text: string): string => Buffer.from(text, "latin1").toString("latin1");

/** Row `i` of the arrival: the series take turns, every fiftieth row of one revises what it said ten rows before. */
function rowOf(i: number, seq: number): ObservationRow {
  const isRead = i % readEvery === 0;
  const n = isRead ? i / readEvery : Math.floor(i / (seriesCount - 1));
  const series = isRead ? 0 : 1 + (i % (seriesCount - 1));
  const step = n % revisionEvery === revisionEvery - 1 ? n - 10 : n;
  const observedAt = instant(start + step * hourMs);
  const knownAt = instant(start + n * hourMs + 60_000);
  const value = Math.round(((i * 7919) % 100_003) + 100 * Math.sin(i)) / 100;
  return {
    series: ids[series]!,
    source: isRead || i % 3 ? "bench/first" : "bench/second",
    observed: cut(
      observedAt % dayMs === 0 ? new Date(observedAt).toISOString().slice(0, 10) : formatInstant(observedAt),
    ),
    observedAt,
    periodStart: null,
    value,
    text: String(value),
    unit: isRead ? "percent" : "USD",
    seq,
    origin: "live",
    published: knownAt,
    retrieved: instant(knownAt + 1000),
    knownAt,
    knownBasis: "published",
  };
}

const batchCount = Math.ceil(rowCount / batchRows);
function makeBatch(b: number): ObservationRow[] {
  const [from, to] = [b * batchRows, Math.min((b + 1) * batchRows, rowCount)];
  return Array.from({ length: to - from }, (_, k) => rowOf(from + k, b + 1));
}

const readSeries = defineSeries({
  id: "bench.0",
  title: "read",
  unit: "ratio",
  calendar: "event",
  sources: ["bench/first", "bench/second"],
  neverRevised: false,
  freshForDays: 1,
  plausible: [-1e9, 1e9],
});

const dir = mkdtempSync(join(options.dir, "metastable-bench-"));
const csv = join(dir, "rows.csv");

/** Writes the rows as the table holds them, with the ids that the index gives: nothing is left for COPY to look up. */
function writeCsv(): void {
  const file = openSync(csv, "w");
  const ids = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()] as const;
  const id = (map: Map<string, number>, name: string): number => {
    if (!map.has(name)) map.set(name, map.size);
    return map.get(name)!;
  };
  for (let b = 0; b < batchCount; b++) {
    const rows: ColumnarRows = rowColumns([{ seq: b + 1, rows: makeBatch(b), records: [] }]);
    let lines = "";
    for (let i = 0; i < rows.length; i++) {
      const series = id(ids[0], rows.seriesIds[rows.series[i]!]!);
      const source = id(ids[1], rows.sourceIds[rows.source[i]!]!);
      const unit = id(ids[2], rows.unitTexts[rows.unit[i]!]!);
      if (rows.flags[i]! & (flagBits.text | flagBits.observedText)) throw new Error("bench rows need no texts");
      lines += `${series},${source},${unit},${rows.seq[i]},${rows.observedAt[i]},${rows.knownAt[i]},${rows.retrieved[i]},${rows.published[i]},${rows.value[i]},,${rows.flags[i]},,\n`;
      if (lines.length > 1 << 22) {
        writeSync(file, lines);
        lines = "";
      }
    }
    writeSync(file, lines);
  }
  closeSync(file);
}

/** An empty table of the index's own shape in a database that may read files. */
async function arrivalTable(path: string): Promise<{ connection: DuckDBConnection; close: () => void }> {
  const shape = await openDatabase(`${path}.shape`);
  const [row] = await (
    await shape.reader.run("SELECT sql FROM duckdb_tables() WHERE table_name = 'observations'")
  ).getRows();
  shape.close();
  const instance = await DuckDBInstance.create(path, { memory_limit: memoryLimit, threads: "2" });
  const connection = await instance.connect();
  await connection.run(String(row![0]));
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Seconds that the index takes for all batches; making the rows is not counted. */
async function appendAll(path: string, form: "rows" | "columns"): Promise<{ taken: number; store: DuckDbStore }> {
  const store = await openDuckDbStore(path, { memoryLimit });
  let taken = 0;
  for (let b = 0; b < batchCount; b++) {
    const batch = { seq: b + 1, rows: makeBatch(b), records: [] };
    const columns = form === "columns" ? rowColumns([batch]) : undefined;
    globalThis.gc?.();
    taken += await seconds(() => (columns ? store.appendColumns(columns, b + 1) : store.append([batch], b + 1)));
  }
  return { taken, store };
}

async function benchAppend(): Promise<void> {
  const taken = { rows: [] as number[], columns: [] as number[], copy: [] as number[] };
  for (let r = 0; r < repeat; r++) {
    for (const form of ["rows", "columns"] as const) {
      const path = join(dir, `index-${form}-${r}.duckdb`);
      const run = await appendAll(path, form);
      taken[form].push(run.taken);
      await run.store.close();
      if (r < repeat - 1 || form === "columns") rmSync(path);
    }
    const path = join(dir, `copy-${r}.duckdb`);
    const table = await arrivalTable(path);
    taken.copy.push(
      await seconds(() => table.connection.run(`COPY observations FROM '${csv}' (FORMAT csv, HEADER false)`)),
    );
    table.close();
    if (r < repeat - 1) rmSync(path);
    say(
      `  run ${r + 1}: rows ${taken.rows[r]!.toFixed(2)} s, columns ${taken.columns[r]!.toFixed(2)} s, COPY ${taken.copy[r]!.toFixed(2)} s`,
    );
  }
  const rate = (s: readonly number[]): string => `${(rowCount / median(s) / 1e6).toFixed(2)} million rows/s`;
  say(`append of row objects:  ${rate(taken.rows)}`);
  say(`append of columns:      ${rate(taken.columns)}`);
  say(`DuckDB COPY FROM CSV:   ${rate(taken.copy)}`);
  say(`ratio append/COPY, row objects (target >= 0.5): ${(median(taken.copy) / median(taken.rows)).toFixed(2)}`);
  say(`ratio append/COPY, columns:                     ${(median(taken.copy) / median(taken.columns)).toFixed(2)}`);
}

async function benchLedger(): Promise<void> {
  const ledger = await openLedger(join(dir, "ledger"));
  const payloads = openPayloadStore(join(dir, "ledger"));
  const each: number[] = [];
  for (let n = 0; n < 100; n++) {
    const body = { payload: "0".repeat(64), parser: "bench@1", rows: batchRows, rowsHash: "0".repeat(64) };
    each.push((await seconds(() => ledger.append("accept", body, instant(1)))) * 1000);
  }
  const bytes = new Uint8Array(1_000_000).map((_, i) => 48 + ((i * 7919) % 10));
  const put = (await seconds(() => payloads.put(bytes))) * 1000;
  await ledger.close();
  say(`beside it: ledger event with fsync ${ms(median(each))} (one a batch), payload of 1 MB with fsync ${ms(put)}`);
}

/** A whole read: the view with both of its columns. */
async function read(store: DuckDbStore, pin: Pin): Promise<number> {
  const view = await store.asOf(readSeries, pin);
  return view.values.length + view.observedAt.length;
}

async function benchRead(): Promise<void> {
  const store = await openDuckDbStore(join(dir, `index-rows-${repeat - 1}.duckdb`), { memoryLimit });
  const path = join(dir, `copy-${repeat - 1}.duckdb`);
  const instance = await DuckDBInstance.create(path, { memory_limit: memoryLimit, threads: "2" });
  const connection = await instance.connect();
  const [row] = await (await connection.run("SELECT series FROM observations WHERE unit = 0 LIMIT 1")).getRows();
  const series = Number(row![0]);
  const pins = Array.from({ length: 50 }, (_, k) => ({
    head: batchCount,
    asOf: instant(start + Math.floor((readRows * (950 + k)) / 1000) * hourMs + 120_000),
  }));
  const queries = {
    window: `SELECT observed_at, value FROM (
        SELECT observed_at, value, row_number() OVER (PARTITION BY observed_at ORDER BY source, known_at DESC, seq DESC) AS n
        FROM observations WHERE series = ${series} AND seq <= $1 AND known_at <= $2) WHERE n = 1 ORDER BY observed_at`,
    // Right only while one source has all rows of the series, as here; the quickest that SQL can do.
    arg_max: `SELECT observed_at, arg_max(value, known_at) AS value FROM observations
        WHERE series = ${series} AND seq <= $1 AND known_at <= $2 GROUP BY observed_at ORDER BY observed_at`,
  };
  const sql: Record<string, number[]> = { window: [], arg_max: [] };
  const hot: number[] = [];
  const cold: number[] = [];
  for (const [p, pin] of pins.entries()) {
    const view = await store.asOf(readSeries, pin);
    for (const [name, query] of Object.entries(queries)) {
      let found = 0;
      sql[name]!.push(
        (await seconds(async () => {
          found = (await connection.run(query, [pin.head, pin.asOf])).rowCount;
        })) * 1000,
      );
      if (found !== view.length) throw new Error(`${name} finds ${found} rows, the index ${view.length}`);
    }
    store.dropCaches();
    cold.push((await seconds(() => read(store, pin))) * 1000);
    // Every hot read asks for another instant than the one before it.
    for (let k = 0; k < 40; k++) hot.push((await seconds(() => read(store, pins[(p + k) % pins.length]!))) * 1000);
  }
  const best = Math.min(median(sql.window!), median(sql.arg_max!));
  // On a machine with other work the slowest reads are those that had to wait for a core; SQL waits for it too.
  const bestP99 = Math.min(quantile(sql.window!, 0.99), quantile(sql.arg_max!, 0.99));
  say(
    `DuckDB SQL over rows in order of arrival: median ${ms(median(sql.window!))} (window), ${ms(median(sql.arg_max!))} (arg_max)`,
  );
  say(`index, hot:  median ${ms(median(hot))}, p99 ${ms(quantile(hot, 0.99))}`);
  say(`index, cold: median ${ms(median(cold))}, p99 ${ms(quantile(cold, 0.99))}`);
  say(`ratio hot p99 / quickest SQL median (target <= 0.050): ${(quantile(hot, 0.99) / best).toFixed(4)}`);
  say(`ratio hot p99 / quickest SQL p99:                       ${(quantile(hot, 0.99) / bestP99).toFixed(4)}`);
  say(`ratio cold p99 / quickest SQL p99:                      ${(quantile(cold, 0.99) / bestP99).toFixed(3)}`);
  say(`ratio cold median / quickest SQL median (target <= 0.250): ${(median(cold) / best).toFixed(3)}`);
  connection.closeSync();
  instance.closeSync();
  await store.close();
}

try {
  say(
    `${rowCount} rows in ${seriesCount} series, interleaved, in batches of ${batchRows}; one series of ${readRows} is read`,
  );
  writeCsv();
  say(`CSV: ${(statSync(csv).size / 1e6).toFixed(0)} MB`);
  await benchAppend();
  await benchLedger();
  await benchRead();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
