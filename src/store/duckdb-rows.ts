/** Rows to and from DuckDB by whole columns: data chunks in, data chunks out, never row by row. */
import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBDoubleVector,
  type DuckDBIntegerVector,
  type DuckDBType,
  type DuckDBValue,
  type DuckDBVector,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import { ColumnBuilder } from "../market/column-builder.ts";
import { flagBits, knownBases, noDay, noInstant, origins } from "../market/columnar.ts";
import type { RecordRow } from "../market/observation.ts";
import type { ColumnarRows } from "./contract.ts";
import { storedRecord } from "./record-table.ts";

/** DuckDB's vector size: the largest chunk it takes. */
const chunkRows = 2048;
/** Appending is synchronous; after so many chunks other work of the process gets a turn. */
const chunksBetweenTurns = 64;

const columnTypes: readonly DuckDBType[] = [
  INTEGER,
  INTEGER,
  INTEGER,
  INTEGER,
  DOUBLE,
  DOUBLE,
  DOUBLE,
  DOUBLE,
  DOUBLE,
  INTEGER,
  INTEGER,
  VARCHAR,
  VARCHAR,
];
const at = {
  series: 0,
  source: 1,
  unit: 2,
  seq: 3,
  observedAt: 4,
  knownAt: 5,
  retrieved: 6,
  published: 7,
  value: 8,
  periodStart: 9,
  flags: 10,
  text: 11,
  observed: 12,
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
  const columns = indexColumns(rows, ids);
  const chunks = new Map<string, DuckDBDataChunk>();
  const whole = nullable.map((column) => fillOfAll(rows, column));
  for (let start = 0, turn = 0; start < order.length; start += chunkRows, turn++) {
    const part = order.subarray(start, start + chunkRows);
    const fills = nullable.map((column, n) => (whole[n] === "some" ? fillOf(rows, part, column) : whole[n]!));
    const full = part.length === chunkRows && !fills.includes("some");
    const key = fills.join();
    const known = full ? chunks.get(key) : undefined;
    const chunk = known ?? newChunk(part.length, fills);
    if (full) chunks.set(key, chunk);
    fillChunk(chunk, columns, part, known !== undefined);
    fillNullable(chunk, rows, part, fills);
    appender.appendDataChunk(chunk);
    if (turn % chunksBetweenTurns === chunksBetweenTurns - 1) await new Promise((done) => setImmediate(done));
  }
}

/** The columns that are never NULL, with the ids of the index, and whether one holds the same value in every row. */
interface IndexColumns {
  readonly integers: readonly { readonly column: number; readonly values: Int32Array; readonly constant: boolean }[];
  readonly doubles: readonly { readonly column: number; readonly values: Float64Array }[];
}

function indexColumns(rows: ColumnarRows, ids: IdMaps): IndexColumns {
  const mapped = (values: Int32Array, map: Int32Array): Int32Array => {
    const found = new Int32Array(values.length);
    for (let i = 0; i < values.length; i++) found[i] = map[values[i]!]!;
    return found;
  };
  const integers = [
    { column: at.series, values: mapped(rows.series, ids.series) },
    { column: at.source, values: mapped(rows.source, ids.source) },
    { column: at.unit, values: mapped(rows.unit, ids.unit) },
    { column: at.seq, values: rows.seq },
    { column: at.flags, values: new Int32Array(rows.flags) },
  ];
  return {
    integers: integers.map((c) => ({ ...c, constant: c.values.every((value) => value === c.values[0]) })),
    doubles: [
      { column: at.observedAt, values: rows.observedAt },
      { column: at.knownAt, values: rows.knownAt },
      { column: at.retrieved, values: rows.retrieved },
      { column: at.value, values: rows.value },
    ],
  };
}

/** Whether row `i` has a value in a nullable column. */
function isFilled(rows: ColumnarRows, column: (typeof nullable)[number], i: number): boolean {
  if (column === at.published) return rows.published[i] !== noInstant;
  if (column === at.periodStart) return rows.periodStart[i] !== noDay;
  return (rows.flags[i]! & (column === at.text ? flagBits.text : flagBits.observedText)) !== 0;
}

const fillFrom = (filled: number, length: number): Fill => (filled === 0 ? "none" : filled === length ? "all" : "some");

function fillOf(rows: ColumnarRows, part: Int32Array, column: (typeof nullable)[number]): Fill {
  let filled = 0;
  for (let j = 0; j < part.length; j++) if (isFilled(rows, column, part[j]!)) filled++;
  return fillFrom(filled, part.length);
}

function fillOfAll(rows: ColumnarRows, column: (typeof nullable)[number]): Fill {
  let filled = 0;
  for (let i = 0; i < rows.length; i++) if (isFilled(rows, column, i)) filled++;
  return fillFrom(filled, rows.length);
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

/** `reused`: the chunk has been filled from these columns before, so what is constant is in it already. */
function fillChunk(chunk: DuckDBDataChunk, columns: IndexColumns, part: Int32Array, reused: boolean): void {
  for (const { column, values, constant } of columns.integers) {
    if (constant && reused) continue;
    const vector = chunk.getColumnVector(column) as DuckDBIntegerVector;
    for (let j = 0; j < part.length; j++) vector.setItem(j, values[part[j]!]!);
    vector.flush();
  }
  for (const { column, values } of columns.doubles) putDoubles(chunk, column, values, part);
}

/** A loop of its own for each kind of vector: meeting only one kind makes it fast. */
function putDoubles(chunk: DuckDBDataChunk, column: number, values: Float64Array, part: Int32Array): void {
  const vector = chunk.getColumnVector(column) as DuckDBDoubleVector;
  for (let j = 0; j < part.length; j++) vector.setItem(j, values[part[j]!]!);
  vector.flush();
}

function fillNullable(chunk: DuckDBDataChunk, rows: ColumnarRows, part: Int32Array, fills: readonly Fill[]): void {
  const put = (n: number, valueAt: (row: number) => DuckDBValue): void => {
    if (fills[n] === "none") return;
    const vector = chunk.getColumnVector(nullable[n]!);
    for (let j = 0; j < part.length; j++) vector.setItem(j, valueAt(part[j]!));
    vector.flush();
  };
  const { published, periodStart, texts, observedTexts } = rows;
  if (fills[0] === "all") putDoubles(chunk, at.published, published, part);
  else put(0, (i) => (published[i] === noInstant ? null : published[i]!));
  put(1, (i) => (periodStart[i] === noDay ? null : periodStart[i]!));
  put(2, (i) => texts.get(i) ?? null);
  put(3, (i) => observedTexts.get(i) ?? null);
}

/** Writes records in order. They are few: the general path of the binding is fast enough. */
export function appendRecords(
  appender: DuckDBAppender,
  records: readonly RecordRow[],
  bodies: readonly string[],
): void {
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
