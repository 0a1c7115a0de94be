/** Rows to and from DuckDB by whole columns: data chunks in, data chunks out, never row by row. */
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  type DuckDBVector,
  DOUBLE,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import { ColumnBuilder } from "../market/column-builder.ts";
import { flagBits, noDay, noInstant } from "../market/columnar.ts";
import type { RecordRow } from "../market/observation.ts";
import { knownBases, origins } from "../market/columnar.ts";
import type { ColumnarRows } from "./contract.ts";
import { storedRecord } from "./record-table.ts";

/** DuckDB's vector size: the largest chunk it takes. */
const chunkRows = 2048;
/** Appending is synchronous; after so many chunks other work of the process gets a turn. */
const chunksBetweenTurns = 64;

const columnTypes: readonly DuckDBType[] = [
  INTEGER, INTEGER, INTEGER, INTEGER, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE, INTEGER, INTEGER, VARCHAR, VARCHAR,
];
const at = {
  series: 0, source: 1, unit: 2, seq: 3, observedAt: 4, knownAt: 5, retrieved: 6, published: 7, value: 8,
  periodStart: 9, flags: 10, text: 11, observed: 12,
} as const;
const nullable = [at.published, at.periodStart, at.text, at.observed] as const;

/** How full a nullable column of one chunk is. */
type Fill = "none" | "all" | "some";

/** Positions in the index's dictionaries for each position in the dictionaries of the rows. */
export interface IdMaps {
  readonly series: Int32Array;
  readonly source: Int32Array;
  readonly unit: Int32Array;
}

/**
 * Writes rows in the given order. A chunk is reused as long as its nullable columns are equally full: setting a NULL is
 * slow in this binding, and a column that is NULL throughout (the usual case) is set once.
 */
export async function appendRows(
  appender: DuckDBAppender,
  rows: ColumnarRows,
  order: Int32Array,
  ids: IdMaps,
): Promise<void> {
  const chunks = new Map<string, DuckDBDataChunk>();
  const whole = nullable.map((column) => fillOf(rows, order, column));
  for (let start = 0, turn = 0; start < order.length; start += chunkRows, turn++) {
    const part = order.subarray(start, start + chunkRows);
    const fills = nullable.map((column, n) => (whole[n] === "some" ? fillOf(rows, part, column) : whole[n]!));
    const full = part.length === chunkRows && !fills.includes("some");
    const key = fills.join();
    const chunk = (full ? chunks.get(key) : undefined) ?? newChunk(part.length, fills);
    if (full) chunks.set(key, chunk);
    fillChunk(chunk, rows, part, ids, fills);
    appender.appendDataChunk(chunk);
    if (turn % chunksBetweenTurns === chunksBetweenTurns - 1) await new Promise((done) => setImmediate(done));
  }
}

function fillOf(rows: ColumnarRows, part: Int32Array, column: (typeof nullable)[number]): Fill {
  const { published, periodStart, flags, texts, observedTexts } = rows;
  let filled = 0;
  if (column === at.published) for (const i of part) filled += published[i]! === noInstant ? 0 : 1;
  else if (column === at.periodStart) for (const i of part) filled += periodStart[i]! === noDay ? 0 : 1;
  else if ((column === at.text ? texts : observedTexts).size > 0) {
    const bit = column === at.text ? flagBits.text : flagBits.observedText;
    for (const i of part) filled += flags[i]! & bit ? 1 : 0;
  }
  return filled === 0 ? "none" : filled === part.length ? "all" : "some";
}

function newChunk(length: number, fills: readonly Fill[]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(columnTypes, length);
  nullable.forEach((column, n) => {
    if (fills[n] !== "none") return;
    const vector = chunk.getColumnVector(column);
    for (let j = 0; j < length; j++) vector.setItem(j, null);
    vector.flush();
  });
  return chunk;
}

function fillChunk(
  chunk: DuckDBDataChunk,
  rows: ColumnarRows,
  part: Int32Array,
  ids: IdMaps,
  fills: readonly Fill[],
): void {
  const put = (column: number, valueAt: (row: number) => DuckDBValue): void => {
    const vector = chunk.getColumnVector(column);
    for (let j = 0; j < part.length; j++) vector.setItem(j, valueAt(part[j]!));
    vector.flush();
  };
  // One loop for each kind of array: each then meets one kind of vector, which the engine makes fast.
  const doubles = (column: number, values: Float64Array): void => {
    const vector = chunk.getColumnVector(column);
    for (let j = 0; j < part.length; j++) vector.setItem(j, values[part[j]!]!);
    vector.flush();
  };
  const integers = (column: number, values: Int32Array): void => {
    const vector = chunk.getColumnVector(column);
    for (let j = 0; j < part.length; j++) vector.setItem(j, values[part[j]!]!);
    vector.flush();
  };
  const bytes = (column: number, values: Uint8Array): void => {
    const vector = chunk.getColumnVector(column);
    for (let j = 0; j < part.length; j++) vector.setItem(j, values[part[j]!]!);
    vector.flush();
  };
  const mapped = (column: number, values: Int32Array, map: Int32Array): void => {
    const vector = chunk.getColumnVector(column);
    for (let j = 0; j < part.length; j++) vector.setItem(j, map[values[part[j]!]!]!);
    vector.flush();
  };
  mapped(at.series, rows.series, ids.series);
  mapped(at.source, rows.source, ids.source);
  mapped(at.unit, rows.unit, ids.unit);
  integers(at.seq, rows.seq);
  doubles(at.observedAt, rows.observedAt);
  doubles(at.knownAt, rows.knownAt);
  doubles(at.retrieved, rows.retrieved);
  doubles(at.value, rows.value);
  bytes(at.flags, rows.flags);
  const { published, periodStart, texts, observedTexts } = rows;
  if (fills[0] === "all") doubles(at.published, published);
  if (fills[0] === "some") put(at.published, (i) => (published[i] === noInstant ? null : published[i]!));
  if (fills[1] === "all") integers(at.periodStart, periodStart);
  if (fills[1] === "some") put(at.periodStart, (i) => (periodStart[i] === noDay ? null : periodStart[i]!));
  if (fills[2] !== "none") put(at.text, (i) => texts.get(i) ?? null);
  if (fills[3] !== "none") put(at.observed, (i) => observedTexts.get(i) ?? null);
}

/** Writes records in order. They are few: the general path of the binding is fast enough. */
export function appendRecords(appender: DuckDBAppender, records: readonly RecordRow[], bodies: readonly string[]): void {
  const types = [VARCHAR, VARCHAR, VARCHAR, INTEGER, INTEGER, INTEGER, DOUBLE, DOUBLE, DOUBLE, VARCHAR];
  for (let start = 0; start < records.length; start += chunkRows) {
    const part = records.slice(start, start + chunkRows);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumns([
      part.map((r) => r.table),
      part.map((r) => r.key),
      part.map((r) => r.source),
      part.map((r) => r.seq),
      part.map((r) => origins.indexOf(r.origin)),
      part.map((r) => knownBases.indexOf(r.knownBasis)),
      part.map((r) => r.published),
      part.map((r) => r.retrieved),
      part.map((r) => r.knownAt),
      bodies.slice(start, start + chunkRows),
    ]);
    appender.appendDataChunk(chunk);
  }
}

/** Names of the index's dictionaries by id. */
export interface NameTables {
  readonly source: readonly string[];
  readonly unit: readonly string[];
}

/** Reads the rows of one series in order of arrival. `where` narrows by SQL over the columns, with `values` bound. */
export async function loadColumn(
  connection: DuckDBConnection,
  series: { id: number; name: string },
  names: NameTables,
  where = "",
  values: readonly number[] = [],
): Promise<ColumnBuilder> {
  const result = await connection.run(
    `SELECT source, unit, seq, observed_at, known_at, retrieved, coalesce(published, ${noInstant}), value,
       coalesce(period_start, ${noDay}), flags, text, observed
     FROM observations WHERE series = ${series.id} ${where}`,
    [...values],
  );
  const builder = new ColumnBuilder(series.name, Math.max(1, result.rowCount));
  const sources = new Map<number, number>();
  const units = new Map<number, number>();
  for (let c = 0; c < result.chunkCount; c++) {
    const chunk = result.getChunk(c);
    const count = chunk.rowCount;
    const start = builder.length;
    builder.reserve(count);
    const numbers = (column: number, to: Float64Array | Int32Array | Uint8Array): void => {
      const vector = chunk.getColumnVector(column) as DuckDBVector<number>;
      for (let j = 0; j < count; j++) to[start + j] = vector.getItem(j)!;
    };
    const mapped = (column: number, to: Uint16Array, known: Map<number, number>, position: (id: number) => number) => {
      const vector = chunk.getColumnVector(column) as DuckDBVector<number>;
      for (let j = 0; j < count; j++) {
        const id = vector.getItem(j)!;
        let found = known.get(id);
        if (found === undefined) {
          found = position(id);
          known.set(id, found);
        }
        to[start + j] = found;
      }
    };
    mapped(0, builder.source, sources, (id) => builder.sourceIndex(names.source[id]!));
    mapped(1, builder.unit, units, (id) => builder.unitIndex(names.unit[id]!));
    numbers(2, builder.seq);
    numbers(3, builder.observedAt);
    numbers(4, builder.knownAt);
    numbers(5, builder.retrieved);
    numbers(6, builder.published);
    numbers(7, builder.value);
    numbers(8, builder.periodStart);
    numbers(9, builder.flags);
    builder.length += count;
    const texts = chunk.getColumnVector(10) as DuckDBVector<string>;
    const observed = chunk.getColumnVector(11) as DuckDBVector<string>;
    for (let j = 0; j < count; j++) {
      const flags = builder.flags[start + j]!;
      if (flags & flagBits.text) builder.texts.set(start + j, texts.getItem(j)!);
      if (flags & flagBits.observedText) builder.observedTexts.set(start + j, observed.getItem(j)!);
    }
  }
  return builder;
}

/** Reads the records of one table in order of arrival. */
export async function loadRecords(connection: DuckDBConnection, table: string): Promise<RecordRow[]> {
  const result = await connection.run(
    `SELECT key, source, seq, origin, known_published, published, retrieved, known_at, body
     FROM records WHERE table_name = $1`,
    [table],
  );
  return (await result.getRows()).map(([key, source, seq, origin, basis, published, retrieved, knownAt, body]) =>
    storedRecord(
      {
        table,
        key: String(key),
        source: String(source),
        seq: Number(seq),
        origin: origins[Number(origin)]!,
        knownBasis: knownBases[Number(basis)]!,
        published: published === null ? null : (Number(published) as NonNullable<RecordRow["published"]>),
        retrieved: Number(retrieved) as RecordRow["retrieved"],
        knownAt: Number(knownAt) as RecordRow["knownAt"],
        body: {},
      },
      String(body),
    ),
  );
}
