/** Rows to and from DuckDB by whole columns: data chunks in, data chunks out, never row by row. */
import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBVector,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import { ColumnBuilder } from "../market/column-builder.ts";
import { flagBits, knownBases, noDay, noInstant, origins } from "../market/columnar.ts";
import type { RecordRow } from "../market/observation.ts";
import type { ColumnarRows } from "./contract.ts";
import { chunkRows, readColumn, resetChunk, writeColumn, writeString, writeValidity } from "./duckdb-vectors.ts";
import { storedRecord } from "./record-table.ts";

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

/** Positions in the index's dictionaries for each position in the dictionaries of the rows. */
export interface IdMaps {
  readonly series: Int32Array;
  readonly source: Int32Array;
  readonly unit: Int32Array;
}

/** Writes rows in the given order, a chunk at a time. */
export async function appendRows(
  appender: DuckDBAppender,
  rows: ColumnarRows,
  order: Int32Array,
  ids: IdMaps,
): Promise<void> {
  const writer = new ChunkWriter(rows, ids);
  for (let start = 0, turn = 1; start < order.length; start += chunkRows, turn++) {
    appender.appendDataChunk(writer.fill(order.subarray(start, start + chunkRows)));
    if (turn % chunksBetweenTurns === 0) await new Promise((done) => setImmediate(done));
  }
}

/** Fills one chunk again and again. What it returns is valid until the next `fill`. */
class ChunkWriter {
  readonly #rows: ColumnarRows;
  readonly #ids: IdMaps;
  readonly #chunk = DuckDBDataChunk.create(columnTypes, chunkRows);
  readonly #doubles = new Float64Array(chunkRows);
  readonly #integers = new Int32Array(chunkRows);
  readonly #valid = new Uint8Array(chunkRows / 8);

  constructor(rows: ColumnarRows, ids: IdMaps) {
    this.#rows = rows;
    this.#ids = ids;
  }

  fill(part: Int32Array): DuckDBDataChunk {
    const rows = this.#rows;
    resetChunk(this.#chunk, part.length);
    this.#mapped(at.series, rows.series, this.#ids.series, part);
    this.#mapped(at.source, rows.source, this.#ids.source, part);
    this.#mapped(at.unit, rows.unit, this.#ids.unit, part);
    this.#taken(at.seq, rows.seq, part);
    this.#takenDoubles(at.observedAt, rows.observedAt, part);
    this.#takenDoubles(at.knownAt, rows.knownAt, part);
    this.#takenDoubles(at.retrieved, rows.retrieved, part);
    this.#takenDoubles(at.published, rows.published, part);
    this.#nulls(at.published, part, (i) => rows.published[i] !== noInstant);
    this.#takenDoubles(at.value, rows.value, part);
    this.#taken(at.periodStart, rows.periodStart, part);
    this.#nulls(at.periodStart, part, (i) => rows.periodStart[i] !== noDay);
    this.#flags(rows.flags, part);
    this.#strings(at.text, rows.texts, part);
    this.#strings(at.observed, rows.observedTexts, part);
    return this.#chunk;
  }

  #mapped(column: number, values: Int32Array, map: Int32Array, part: Int32Array): void {
    const to = this.#integers;
    for (let j = 0; j < part.length; j++) to[j] = map[values[part[j]!]!]!;
    writeColumn(this.#chunk, column, to, part.length);
  }

  #taken(column: number, values: Int32Array, part: Int32Array): void {
    const to = this.#integers;
    for (let j = 0; j < part.length; j++) to[j] = values[part[j]!]!;
    writeColumn(this.#chunk, column, to, part.length);
  }

  #takenDoubles(column: number, values: Float64Array, part: Int32Array): void {
    const to = this.#doubles;
    for (let j = 0; j < part.length; j++) to[j] = values[part[j]!]!;
    writeColumn(this.#chunk, column, to, part.length);
  }

  #flags(values: Uint8Array, part: Int32Array): void {
    const to = this.#integers;
    for (let j = 0; j < part.length; j++) to[j] = values[part[j]!]!;
    writeColumn(this.#chunk, at.flags, to, part.length);
  }

  #nulls(column: number, part: Int32Array, isFilled: (row: number) => boolean): void {
    const valid = this.#valid.fill(0);
    let filled = 0;
    for (let j = 0; j < part.length; j++)
      if (isFilled(part[j]!)) {
        valid[j >> 3]! |= 1 << (j & 7);
        filled++;
      }
    if (filled < part.length) writeValidity(this.#chunk, column, valid);
  }

  #strings(column: number, texts: ReadonlyMap<number, string>, part: Int32Array): void {
    const valid = this.#valid.fill(0);
    if (texts.size > 0)
      for (let j = 0; j < part.length; j++) {
        const text = texts.get(part[j]!);
        if (text === undefined) continue;
        valid[j >> 3]! |= 1 << (j & 7);
        writeString(this.#chunk, column, j, text);
      }
    writeValidity(this.#chunk, column, valid);
  }
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
  builder.reserve(result.rowCount);
  const integers = new Int32Array(chunkRows);
  const sources = new Map<number, number>();
  const units = new Map<number, number>();
  for (let c = 0; c < result.chunkCount; c++) {
    const chunk = result.getChunk(c);
    const { length } = builder;
    const count = chunk.rowCount;
    readColumn(chunk, 0, integers, 0);
    mapIds(integers, count, builder.source, length, sources, (id) => builder.sourceIndex(names.source[id]!));
    readColumn(chunk, 1, integers, 0);
    mapIds(integers, count, builder.unit, length, units, (id) => builder.unitIndex(names.unit[id]!));
    readColumn(chunk, 2, builder.seq, length);
    readColumn(chunk, 3, builder.observedAt, length);
    readColumn(chunk, 4, builder.knownAt, length);
    readColumn(chunk, 5, builder.retrieved, length);
    readColumn(chunk, 6, builder.published, length);
    readColumn(chunk, 7, builder.value, length);
    readColumn(chunk, 8, builder.periodStart, length);
    readColumn(chunk, 9, integers, 0);
    let texts = 0;
    for (let j = 0; j < count; j++) {
      builder.flags[length + j] = integers[j]!;
      texts |= integers[j]!;
    }
    if (texts & flagBits.text) readTexts(chunk, 10, integers, flagBits.text, builder.texts, length);
    if (texts & flagBits.observedText)
      readTexts(chunk, 11, integers, flagBits.observedText, builder.observedTexts, length);
    builder.length += count;
  }
  return builder;
}

/** Positions in the column's own dictionary for ids of the index. Ids come in runs. */
function mapIds(
  ids: Int32Array,
  count: number,
  to: Uint16Array,
  start: number,
  known: Map<number, number>,
  position: (id: number) => number,
): void {
  let lastId = -1;
  let last = 0;
  for (let j = 0; j < count; j++) {
    const id = ids[j]!;
    if (id !== lastId) {
      last = known.get(id) ?? position(id);
      known.set(id, last);
      lastId = id;
    }
    to[start + j] = last;
  }
}

function readTexts(
  chunk: DuckDBDataChunk,
  column: number,
  flags: Int32Array,
  bit: number,
  to: Map<number, string>,
  start: number,
): void {
  const vector = chunk.getColumnVector(column) as DuckDBVector<string>;
  for (let j = 0; j < chunk.rowCount; j++) if (flags[j]! & bit) to.set(start + j, vector.getItem(j)!);
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
