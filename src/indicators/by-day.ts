import type { SeriesWindow } from "./define.ts";

/** A window as value by day. */
export const byDay = (window: SeriesWindow): ReadonlyMap<string, number> =>
  new Map(window.observed.map((day, i) => [day, window.values[i]!]));
