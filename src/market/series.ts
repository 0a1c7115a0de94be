/** What a series is. The list of all series is `series-catalogue.ts`. */
import type { Unit } from "../core/units.ts";

/** Where the day of an observation lies, and so when the next one is due. */
export type Calendar = "tokyo" | "new-york" | "london" | "frankfurt" | "weekly" | "quarterly" | "utc-daily" | "event";

export interface SeriesDefinition<U extends Unit = Unit> {
  readonly id: string;
  readonly title: string;
  /** Inside unit; the publisher's unit is converted on reading. */
  readonly unit: U;
  readonly calendar: Calendar;
  /** Source ids, best first: a read takes one source a date. */
  readonly sources: readonly [string, ...string[]];
  /** True where the publisher never changes a published value; then a backfill counts as known when published. */
  readonly neverRevised: boolean;
  /** Older than this at the as-of, the newest observation is stale. Counted in days from the observed day. */
  readonly freshForDays: number;
  /** A value outside is quarantined, not used. In the inside unit. */
  readonly plausible: readonly [number, number];
  /**
   * Largest believable change between neighbouring observations; a larger one is quarantined. Absent: the limit of the
   * unit (plausible.ts). "any" where every change is believable.
   */
  readonly maxJump?: MaxJump | "any";
  /** A row a minute, for years: too many to be at hand in every view, so it is read by itself (`Monitor.seriesAt`). */
  readonly isByMinute?: boolean;
}

/** `absolute` in the inside unit; `relative` as a growth ratio, the same up and down: 1 lets a value double or halve. */
export type MaxJump = { readonly absolute: number } | { readonly relative: number };

export const defineSeries = <U extends Unit>(definition: SeriesDefinition<U>): SeriesDefinition<U> => definition;
