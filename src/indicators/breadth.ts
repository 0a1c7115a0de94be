/** What measures of breadth take of an asset: its last log return and its own volatility before that. */
import { ewmaVariance } from "../models/price-action/ewma-volatility.ts";
import { optional, recent, type SeriesWindow } from "./define.ts";
import { contiguousTail, logReturns } from "./windows.ts";

/** Returns before the last that its own volatility is estimated on. */
export const returnsLeast = 20;

export const breadthInput = (series: string) => optional(recent(121, series, returnsLeast + 2));

/** Undefined without enough returns in a row, or with a volatility of zero. */
export function lastMove(
  window: SeriesWindow | undefined,
  lambda: number,
): { move: number; sigma: number } | undefined {
  const returns = window && logReturns(contiguousTail(window))?.values;
  if (!returns || returns.length < returnsLeast + 1) return undefined;
  const sigma = Math.sqrt(ewmaVariance(returns.slice(0, -1), lambda));
  return sigma > 0 ? { move: returns.at(-1)!, sigma } : undefined;
}
