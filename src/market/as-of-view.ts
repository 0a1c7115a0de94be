/**
 * What was known at an instant. A view is a pure, synchronous picture cut from the store: one row a date (source by
 * rank, newest vintage known at the as-of), values converted to inside units. Everything that computes sees only this.
 */
import type { Instant } from "../core/time.ts";
import type { ObservationRow, RecordRow } from "./observation.ts";

/** A read is pinned by both: a later backfill never changes an old answer silently. */
export interface Pin {
  readonly asOf: Instant;
  /** Highest ledger sequence number that the read may see. */
  readonly head: number;
}

/** One series as of the pin, ascending by observation. Columns have equal length. */
export interface SeriesView {
  readonly series: string;
  readonly length: number;
  /** Local dates (YYYY-MM-DD), or ISO instants for intraday series. */
  readonly observed: readonly string[];
  readonly observedAt: Float64Array;
  /** In the series' inside unit. */
  readonly values: Float64Array;
  /** The stored row behind position `index`, with its published text and provenance. */
  row(index: number): ObservationRow;
}

export interface AsOfView {
  readonly pin: Pin;
  /** Empty view (length 0) for a declared series without observations; throws for an undeclared id. */
  series(id: string): SeriesView;
  /**
   * What one source alone said of a series, cut in the same way: for counts and statistics that a reader repeats from one
   * publisher's file. Left out where a view cannot tell sources apart.
   */
  bySource?(id: string, source: string): SeriesView;
  /** Newest known vintage of each record of a table, ordered by key. */
  records(table: string): readonly RecordRow[];
}

/** The last observation of a view, or undefined when it is empty. */
export function findLatest(view: SeriesView): { observed: string; value: number; row: ObservationRow } | undefined {
  const last = view.length - 1;
  if (last < 0) return undefined;
  return { observed: view.observed[last]!, value: view.values[last]!, row: view.row(last) };
}
