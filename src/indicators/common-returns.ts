/** Log returns of several markets over the sessions that all of them have. */
import type { SeriesWindow } from "./define.ts";
import { contiguousTail, lastOf, logReturns, onCommonDays } from "./windows.ts";

export interface CommonReturns {
  /** Days of the closes, one more than returns. */
  readonly days: readonly string[];
  /** One column of log returns a market, equal lengths. */
  readonly columns: readonly (readonly number[])[];
}

/**
 * Log returns over the newest common days without a gap, at most `most` of them. Undefined when a price is not positive;
 * empty columns when there are fewer than two common days. At least one window.
 */
export function commonReturns(windows: readonly SeriesWindow[], most: number): CommonReturns | undefined {
  const common = onCommonDays(windows).map((window) => lastOf(contiguousTail(window), most + 1));
  const columns: (readonly number[])[] = [];
  for (const window of common) {
    const returns = logReturns(window);
    if (!returns) return undefined;
    columns.push(returns.values);
  }
  return { days: common[0]!.observed, columns };
}
