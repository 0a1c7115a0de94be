/** What is stored of one series: the vintages of a source, and the values that a reader would see. */
import type { Instant } from "../core/time.ts";
import { type ColumnarSeries, rowAt, viewAt } from "../market/columnar.ts";
import type { ObservationRow } from "../market/observation.ts";
import type { SeriesDefinition } from "../market/series.ts";

/** An observation as a number: when it was, in milliseconds since 1970, and its value in the inside unit. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

export class StoredSeries {
  private readonly at: Float64Array;
  private readonly values: Float64Array;

  constructor(
    private readonly column: ColumnarSeries,
    series: SeriesDefinition,
    asOf: Instant,
  ) {
    const view = viewAt(column, series, { asOf, head: column.maxSeq });
    this.at = view.observedAt;
    this.values = view.values;
  }

  /** Every vintage of the source for that observation, oldest first. */
  vintages(at: number, source: string): ObservationRow[] {
    const { observedAt: all, sources } = this.column;
    const found: ObservationRow[] = [];
    for (let i = firstFrom(all, at); i < all.length && all[i] === at; i++)
      if (sources[this.column.source[i]!] === source) found.push(rowAt(this.column, i));
    return found;
  }

  before(at: number): Point | undefined {
    return this.point(firstFrom(this.at, at) - 1);
  }

  after(at: number): Point | undefined {
    const i = firstFrom(this.at, at);
    return this.point(this.at[i] === at ? i + 1 : i);
  }

  private point(i: number): Point | undefined {
    return i >= 0 && i < this.at.length ? { at: this.at[i]!, value: this.values[i]! } : undefined;
  }
}

/** Position of the first element that is not below `at`, in an ascending array. */
function firstFrom(ascending: Float64Array, at: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
