/** Batches of row objects as columns, and the stable order that clusters them by series. */
import { dayNumber, flagsOf } from "../market/column-builder.ts";
import { flagBits, noDay, noInstant } from "../market/columnar.ts";
import type { ObservationRow } from "../market/observation.ts";
import type { Batch, ColumnarRows } from "./contract.ts";

/** Names as they come, each with its position. */
class Dictionary {
  readonly names: string[] = [];
  readonly #positions = new Map<string, number>();

  position(name: string): number {
    const known = this.#positions.get(name);
    if (known !== undefined) return known;
    this.#positions.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** Checks and converts the rows of the batches, in order. A row that cannot be stored exactly is a bug and throws. */
export function rowColumns(batches: readonly Batch[]): ColumnarRows {
  const length = batches.reduce((total, { rows }) => total + rows.length, 0);
  const [seriesIds, sourceIds, unitTexts] = [new Dictionary(), new Dictionary(), new Dictionary()];
  const columns = {
    length,
    series: new Int32Array(length),
    source: new Int32Array(length),
    unit: new Int32Array(length),
    seq: new Int32Array(length),
    observedAt: new Float64Array(length),
    knownAt: new Float64Array(length),
    retrieved: new Float64Array(length),
    published: new Float64Array(length),
    periodStart: new Int32Array(length),
    value: new Float64Array(length),
    flags: new Uint8Array(length),
    texts: new Map<number, string>(),
    observedTexts: new Map<number, string>(),
  };
  const put = (i: number, row: ObservationRow): void => {
    const flags = flagsOf(row);
    columns.series[i] = seriesIds.position(row.series);
    columns.source[i] = sourceIds.position(row.source);
    columns.unit[i] = unitTexts.position(row.unit);
    columns.seq[i] = row.seq;
    columns.observedAt[i] = row.observedAt;
    columns.knownAt[i] = row.knownAt;
    columns.retrieved[i] = row.retrieved;
    columns.published[i] = row.published ?? noInstant;
    columns.periodStart[i] = row.periodStart === null ? noDay : dayNumber(row.periodStart);
    columns.value[i] = row.value;
    columns.flags[i] = flags;
    if (flags & flagBits.text) columns.texts.set(i, row.text);
    if (flags & flagBits.observedText) columns.observedTexts.set(i, row.observed);
  };
  let i = 0;
  for (const { rows } of batches) for (const row of rows) put(i++, row);
  return { ...columns, seriesIds: seriesIds.names, sourceIds: sourceIds.names, unitTexts: unitTexts.names };
}

/**
 * Positions of the rows grouped by series (in dictionary order), each group in order of arrival: a counting sort over
 * at most `most` rows at a time. Rows that lie together on disk are read together, and arrival still decides between
 * equal vintages.
 */
export function clusterBySeries(rows: ColumnarRows, most: number): Int32Array {
  const order = new Int32Array(rows.length);
  for (let from = 0; from < rows.length; from += most) {
    const to = Math.min(from + most, rows.length);
    const starts = new Int32Array(rows.seriesIds.length + 1);
    for (let i = from; i < to; i++) starts[rows.series[i]! + 1]!++;
    starts[0] = from;
    for (let s = 1; s < starts.length; s++) starts[s]! += starts[s - 1]!;
    for (let i = from; i < to; i++) order[starts[rows.series[i]!]!++] = i;
  }
  return order;
}
