/** Batches of row objects as columns, and the stable order that clusters them by series. */
import { dayNumber, flagsOf } from "../market/column-builder.ts";
import { flagBits, noDay, noInstant } from "../market/columnar.ts";
import type { Batch, ColumnarRows } from "./contract.ts";

/** Names as they come, each with its position. Runs of one name, as parsers give them, cost one comparison. */
class Dictionary {
  readonly names: string[] = [];
  readonly #positions = new Map<string, number>();
  #lastName: string | undefined;
  #lastPosition = -1;

  position(name: string): number {
    if (name === this.#lastName) return this.#lastPosition;
    let position = this.#positions.get(name);
    if (position === undefined) {
      position = this.names.push(name) - 1;
      this.#positions.set(name, position);
    }
    this.#lastName = name;
    this.#lastPosition = position;
    return position;
  }
}

/** Checks and converts the rows of the batches, in order. A row that cannot be stored exactly is a bug and throws. */
export function rowColumns(batches: readonly Batch[]): ColumnarRows {
  const length = batches.reduce((total, { rows }) => total + rows.length, 0);
  const seriesIds = new Dictionary();
  const sourceIds = new Dictionary();
  const unitTexts = new Dictionary();
  // Each column is its own constant: the loop below runs once for each row of a load of millions.
  const series = new Int32Array(length);
  const source = new Int32Array(length);
  const unit = new Int32Array(length);
  const seq = new Int32Array(length);
  const observedAt = new Float64Array(length);
  const knownAt = new Float64Array(length);
  const retrieved = new Float64Array(length);
  const published = new Float64Array(length);
  const periodStart = new Int32Array(length);
  const value = new Float64Array(length);
  const flags = new Uint8Array(length);
  const texts = new Map<number, string>();
  const observedTexts = new Map<number, string>();
  let i = 0;
  for (const { rows } of batches) {
    for (const row of rows) {
      const bits = flagsOf(row);
      series[i] = seriesIds.position(row.series);
      source[i] = sourceIds.position(row.source);
      unit[i] = unitTexts.position(row.unit);
      seq[i] = row.seq;
      observedAt[i] = row.observedAt;
      knownAt[i] = row.knownAt;
      retrieved[i] = row.retrieved;
      published[i] = row.published ?? noInstant;
      periodStart[i] = row.periodStart === null ? noDay : dayNumber(row.periodStart);
      value[i] = row.value;
      flags[i] = bits;
      if (bits & flagBits.text) texts.set(i, row.text);
      if (bits & flagBits.observedText) observedTexts.set(i, row.observed);
      i++;
    }
  }
  return {
    seriesIds: seriesIds.names,
    sourceIds: sourceIds.names,
    unitTexts: unitTexts.names,
    length,
    series,
    source,
    unit,
    seq,
    observedAt,
    knownAt,
    retrieved,
    published,
    periodStart,
    value,
    flags,
    texts,
    observedTexts,
  };
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
