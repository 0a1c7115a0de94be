/**
 * The index in DuckDB. Rows lie clustered by series; the committed head is a row written in their transaction. Reads
 * come from a bounded cache of columns and are cut by the same `viewAt` as the index in memory.
 */
import { canonicalJson } from "../core/canonical.ts";
import { dayMs, formatInstant, type Instant } from "../core/time.ts";
import type { Pin, SeriesView } from "../market/as-of-view.ts";
import { columnOf, columnUpTo } from "../market/column-builder.ts";
import { type ColumnarSeries, columnBytes, dayText, flagBits, latestAt, viewAt } from "../market/columnar.ts";
import type { ObservationRow, RecordRow } from "../market/observation.ts";
import type { SeriesDefinition } from "../market/series.ts";
import { assertAppendOrder } from "./append-order.ts";
import { scanColumn } from "./column-reads.ts";
import type { Batch, ColumnarRows, ObservationStore, SeriesSummary } from "./contract.ts";
import { digestOf } from "./digest.ts";
import {
  type Database,
  type DatabaseOptions,
  databaseFailure,
  inTransaction,
  openDatabase,
  resetSchema,
} from "./duckdb-database.ts";
import { Dictionaries } from "./duckdb-dictionaries.ts";
import { appendRecords, appendRows, loadColumn, loadRecords } from "./duckdb-rows.ts";
import { ReadCache } from "./read-cache.ts";
import { type RecordTable, recordsAt, recordsUpTo, recordTableOf } from "./record-table.ts";
import { clusterBySeries, rowColumns } from "./row-columns.ts";

const defaultCacheBytes = 256 * 1024 * 1024;
/** Rows clustered at once; bounds the memory of a large append. */
const clusterRows = 2_000_000;
/** Small appends scatter a series over the file. When so many have come, holding a quarter of all rows, it is sorted anew. */
const looseAppends = 256;
const looseShare = 0.25;

export interface DuckDbStoreOptions extends DatabaseOptions {
  /** Memory for columns and records kept for hot reads. */
  readonly cacheBytes?: number;
}

/** Opens or creates the index at `path`. Throws a `StorageFailure`; its `rebuildable` says whether a rebuild cures it. */
export async function openDuckDbStore(path: string, options: DuckDbStoreOptions = {}): Promise<DuckDbStore> {
  const database = await openDatabase(path, options);
  try {
    const head = await readHead(database);
    return new DuckDbStore(path, options, database, await Dictionaries.load(database.reader), head);
  } catch (error) {
    database.close();
    throw databaseFailure(error, path);
  }
}

async function readHead(database: Database): Promise<number> {
  const rows = await (await database.reader.run("SELECT value FROM meta WHERE name = 'head'")).getRows();
  return Number(rows[0]?.[0] ?? 0);
}

const recordBytes = (table: RecordTable): number =>
  table.reduce((bytes, record) => bytes + 400 + 2 * JSON.stringify(record.body).length, 256);

export class DuckDbStore implements ObservationStore {
  readonly #path: string;
  readonly #options: DuckDbStoreOptions;
  readonly #columns: ReadCache<ColumnarSeries>;
  readonly #records: ReadCache<RecordTable>;
  /** Reads under way, so that two readers of one series load it once. */
  readonly #loading = new Map<string, Promise<ColumnarSeries>>();
  /** Counts the appends that changed what reads see; a column loaded across one is not kept. */
  #generation = 0;
  #database: Database;
  #dictionaries: Dictionaries;
  #committedHead: number;
  #writing: Promise<unknown> = Promise.resolve();
  #broken = false;
  #closed = false;

  /** Use `openDuckDbStore`. */
  constructor(
    path: string,
    options: DuckDbStoreOptions,
    database: Database,
    dictionaries: Dictionaries,
    committedHead: number,
  ) {
    const limit = options.cacheBytes ?? defaultCacheBytes;
    this.#path = path;
    this.#options = options;
    this.#database = database;
    this.#dictionaries = dictionaries;
    this.#committedHead = committedHead;
    this.#columns = new ReadCache(limit * 0.9, columnBytes);
    this.#records = new ReadCache(limit * 0.1, recordBytes);
  }

  get committedHead(): number {
    return this.#committedHead;
  }

  append(batches: readonly Batch[], head: number): Promise<void> {
    return this.#write(async () => {
      assertAppendOrder(batches, head, this.#committedHead);
      const records = batches.flatMap((batch) => batch.records);
      await this.#commit([rowColumns(batches)], records, head);
    });
  }

  /** The same for rows that are already columns, ordered by `seq`, all above the committed head and up to `head`. */
  appendColumns(rows: ColumnarRows, head: number): Promise<void> {
    return this.#write(async () => {
      for (const seq of rows.seq)
        if (seq <= this.#committedHead || seq > head) throw new RangeError(`append: row of seq ${seq}, head ${head}`);
      await this.#commit([rows], [], head);
    });
  }

  async asOf(series: SeriesDefinition, pin: Pin): Promise<SeriesView> {
    const bounded = this.#bounded(pin);
    return viewAt(await this.#column(series.id), series, bounded);
  }

  async latest(series: SeriesDefinition, pin: Pin): Promise<ObservationRow | undefined> {
    const bounded = this.#bounded(pin);
    const cached = this.#columns.find(series.id);
    if (cached !== undefined) return latestAt(cached, series, bounded);
    const id = this.#dictionaries.series.find(series.id);
    const sources = series.sources.flatMap((source) => this.#dictionaries.source.find(source) ?? []);
    if (id === undefined || sources.length === 0) return undefined;
    return this.#read(async ({ reader }) => {
      const where = `source IN (${sources.join(", ")}) AND seq <= $1 AND known_at <= $2`;
      const [row] = await (
        await reader.run(`SELECT max(observed_at) FROM observations WHERE series = ${id} AND ${where}`, [
          bounded.head,
          bounded.asOf,
        ])
      ).getRows();
      if (row?.[0] === null || row?.[0] === undefined) return undefined;
      const names = this.#dictionaries.names();
      const builder = await loadColumn(reader, { id, name: series.id }, names, "AND observed_at = $1", [
        Number(row[0]),
      ]);
      return latestAt(builder.build(), series, bounded);
    });
  }

  async loadHistory(series: string, head: number): Promise<ColumnarSeries> {
    const bound = Math.min(head, this.#committedHead);
    return columnUpTo(await this.#column(series), bound);
  }

  async scan(series: string, pin: Pin): Promise<readonly ObservationRow[]> {
    const bounded = this.#bounded(pin);
    return scanColumn(await this.#column(series), bounded);
  }

  async loadRecords(table: string, head: number): Promise<RecordTable> {
    const bound = Math.min(head, this.#committedHead);
    return recordsUpTo(await this.#table(table), bound);
  }

  async records(table: string, pin: Pin): Promise<readonly RecordRow[]> {
    const bounded = this.#bounded(pin);
    return recordsAt(await this.#table(table), bounded);
  }

  async summaries(pin: Pin): Promise<readonly SeriesSummary[]> {
    const { asOf, head } = this.#bounded(pin);
    const rows = await this.#read(async ({ reader }) =>
      (
        await reader.run(
          `SELECT series, count(DISTINCT observed_at),
             min(observed_at), arg_min(flags, observed_at), arg_min(coalesce(observed, ''), observed_at),
             max(observed_at), arg_max(flags, observed_at), arg_max(coalesce(observed, ''), observed_at)
           FROM observations WHERE seq <= $1 AND known_at <= $2 GROUP BY series`,
          [head, asOf],
        )
      ).getRows(),
    );
    const names = this.#dictionaries.series.names;
    return rows
      .map(([id, count, first, firstFlags, firstText, last, lastFlags, lastText]) => ({
        series: names[Number(id)]!,
        count: Number(count),
        first: observedOf(Number(first), Number(firstFlags), String(firstText)),
        last: observedOf(Number(last), Number(lastFlags), String(lastText)),
      }))
      .sort((a, b) => (a.series < b.series ? -1 : 1));
  }

  async digest(): Promise<string> {
    const tables = await this.#read(async ({ reader }) =>
      (await (await reader.run("SELECT DISTINCT table_name FROM records")).getRows()).map(([name]) => String(name)),
    );
    return digestOf({
      series: [...this.#dictionaries.series.names].sort(),
      column: (series) => this.#load(series),
      tables: tables.sort(),
      table: async (name) => recordTableOf(await this.#read(({ reader }) => loadRecords(reader, name))),
    });
  }

  clear(): Promise<void> {
    return this.#write(async () => {
      await resetSchema(this.#database.writer);
      await this.#database.writer.run("CHECKPOINT");
      this.#dictionaries = await Dictionaries.load(this.#database.reader);
      this.#committedHead = 0;
      this.#forget();
    });
  }

  /** Drops what is kept for hot reads; the next read of each series comes from the file. */
  dropCaches(): void {
    this.#forget();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#writing.catch(() => undefined);
    this.#forget();
    this.#database.close();
  }

  #bounded(pin: Pin): Pin {
    return { asOf: pin.asOf, head: Math.min(pin.head, this.#committedHead) };
  }

  #forget(): void {
    this.#generation++;
    this.#columns.clear();
    this.#records.clear();
    this.#loading.clear();
  }

  async #column(series: string): Promise<ColumnarSeries> {
    const cached = this.#columns.find(series);
    if (cached !== undefined) return cached;
    const underWay = this.#loading.get(series);
    if (underWay !== undefined) return underWay;
    const generation = this.#generation;
    const loading = this.#load(series);
    this.#loading.set(series, loading);
    try {
      const column = await loading;
      if (generation === this.#generation && column.length > 0) this.#columns.keep(series, column);
      return column;
    } finally {
      if (this.#loading.get(series) === loading) this.#loading.delete(series);
    }
  }

  async #table(name: string): Promise<RecordTable> {
    const cached = this.#records.find(name);
    if (cached !== undefined) return cached;
    const generation = this.#generation;
    const loaded = recordTableOf(await this.#read(({ reader }) => loadRecords(reader, name)));
    if (generation === this.#generation) this.#records.keep(name, loaded);
    return loaded;
  }

  async #load(series: string): Promise<ColumnarSeries> {
    const id = this.#dictionaries.series.find(series);
    if (id === undefined) return columnOf(series, []);
    return this.#read(async ({ reader }) =>
      (await loadColumn(reader, { id, name: series }, this.#dictionaries.names())).build(),
    );
  }

  async #commit(parts: readonly ColumnarRows[], records: readonly RecordRow[], head: number): Promise<void> {
    const { writer } = this.#database;
    const bodies = records.map((record) => canonicalJson(record.body));
    const dictionaries = this.#dictionaries.copy();
    const count = parts.reduce((total, { length }) => total + length, 0);
    const touched = new Set(parts.flatMap(({ seriesIds }) => seriesIds));
    await inTransaction(writer, async () => {
      if (count > 0) {
        const appender = await writer.createAppender("observations");
        for (const rows of parts) {
          const ids = dictionaries.idsFor(rows);
          const order = clusterBySeries(rows, clusterRows);
          await appendRows(appender, rows, order, ids);
        }
        appender.closeSync();
      }
      if (records.length > 0) {
        const appender = await writer.createAppender("records");
        appendRecords(appender, records, bodies);
        appender.closeSync();
      }
      await dictionaries.storeNew(writer);
      await writer.run("UPDATE meta SET value = $1 WHERE name = 'head'", [BigInt(head)]);
      if (count > 0)
        await writer.run(
          "UPDATE meta SET value = value + CASE name WHEN 'loose_rows' THEN $1 ELSE 1 END WHERE name IN ('loose_rows', 'loose_appends')",
          [BigInt(count)],
        );
    });
    this.#dictionaries = dictionaries;
    this.#committedHead = head;
    this.#generation++;
    for (const series of touched) {
      this.#columns.drop(series);
      this.#loading.delete(series);
    }
    for (const { table } of records) this.#records.drop(table);
    if (count > 0) await this.#compactIfLoose();
  }

  /** Sorts the file by series when many small appends have scattered it. Readers see the same rows before and after. */
  async #compactIfLoose(): Promise<void> {
    const { writer } = this.#database;
    const [state] = await (
      await writer.run(
        `SELECT (SELECT value FROM meta WHERE name = 'loose_appends'), (SELECT value FROM meta WHERE name = 'loose_rows'),
           (SELECT count(*) FROM observations)`,
      )
    ).getRows();
    const [appends, loose, all] = (state ?? []).map(Number) as [number, number, number];
    if (appends < looseAppends || loose < all * looseShare) return;
    await inTransaction(writer, async () => {
      // Arrival (rowid) stays the order inside a series: it decides between equal vintages.
      await writer.run("CREATE TABLE sorted AS SELECT * FROM observations ORDER BY series, rowid");
      await writer.run("DELETE FROM observations");
      await writer.run("INSERT INTO observations SELECT * FROM sorted");
      await writer.run("DROP TABLE sorted");
      await writer.run("UPDATE meta SET value = 0 WHERE name IN ('loose_appends', 'loose_rows')");
    });
    await writer.run("CHECKPOINT");
  }

  /** One write at a time. After a failure the state is read again from the file: either all of the write is in it, or none. */
  #write(work: () => Promise<void>): Promise<void> {
    const run = this.#writing.then(async () => {
      await this.#ensureOpen();
      try {
        await work();
      } catch (error) {
        if (error instanceof Error && (error.message.startsWith("bug:") || error instanceof RangeError)) throw error;
        this.#broken = true;
        await this.#ensureOpen().catch(() => undefined);
        throw databaseFailure(error, this.#path);
      }
    });
    this.#writing = run.catch(() => undefined);
    return run;
  }

  async #read<T>(work: (database: Database) => Promise<T>): Promise<T> {
    await this.#ensureOpen();
    try {
      return await work(this.#database);
    } catch (error) {
      throw databaseFailure(error, this.#path);
    }
  }

  async #ensureOpen(): Promise<void> {
    if (this.#closed) throw new Error("bug: the index is closed");
    if (!this.#broken) return;
    // A failed write may have left the database refusing everything; what is on disk is whole, so it is opened anew.
    this.#forget();
    try {
      this.#database.close();
    } catch {
      // Closing what is already invalid may complain; opening below says what matters.
    }
    this.#database = await openDatabase(this.#path, this.#options);
    this.#dictionaries = await Dictionaries.load(this.#database.reader);
    this.#committedHead = await readHead(this.#database);
    this.#broken = false;
  }
}

function observedOf(at: number, flags: number, text: string): string {
  if (flags & flagBits.observedText) return text;
  return flags & flagBits.instant ? formatInstant(at as Instant) : dayText(at / dayMs);
}
