/** Purchases against new supply: what several indicators of strong hands divide by. */
import { daysBetween, type LocalDate } from "../core/time.ts";
import type { SeriesWindow } from "./define.ts";

/** Length of the window over which flows are compared with issuance, in days. */
export const issuanceDays = 30;

/** Sum of a window's values observed in the `days` days that end with `last`, that day included. */
export function sumOfDays(window: SeriesWindow, last: string, days: number): number {
  let total = 0;
  for (const [i, day] of window.observed.entries()) {
    const age = daysBetween(day.slice(0, 10) as LocalDate, last.slice(0, 10) as LocalDate);
    if (age >= 0 && age < days) total += window.values[i]!;
  }
  return total;
}
