/** Windowed estimates that several indicators share, each with its interval. */
import { sampleStandardDeviation } from "simple-statistics";
import { chiSquaredQuantile } from "../core/math/interval.ts";
import type { Estimate } from "../core/outcome.ts";
import { passThroughBeta } from "../models/transmission/pass-through.ts";
import type { SeriesWindow } from "./define.ts";
import { contiguousTail, differences, lastOf, logReturns, onCommonDays } from "./windows.ts";

/** Sessions in a year for annualising; crypto trades every day and uses 365. */
export const sessionsPerYear = 252;
const confidence = 0.95;

/**
 * Standard deviation of one-session changes, in the unit of the changes, with the chi-squared interval of independent
 * normal changes: too narrow where volatility clusters, which the method says. Needs two changes; all equal give 0.
 */
export function sessionVolatility(changes: readonly number[]): Estimate {
  const value = sampleStandardDeviation([...changes]);
  const degrees = changes.length - 1;
  const tail = (1 - confidence) / 2;
  return {
    value,
    lo: value * Math.sqrt(degrees / chiSquaredQuantile(1 - tail, degrees)),
    hi: value * Math.sqrt(degrees / chiSquaredQuantile(tail, degrees)),
    method: "chi-squared interval at 95 %, changes taken as independent and normal",
    n: changes.length,
  };
}

/** An estimate times a positive factor. */
export const scaled = (estimate: Estimate, factor: number): Estimate => ({
  ...estimate,
  value: estimate.value * factor,
  lo: estimate.lo * factor,
  hi: estimate.hi * factor,
});

/** The interval of an estimate, in the form a reading takes. */
export const intervalOf = ({ lo, hi, method, n }: Estimate) => ({ lo, hi, method, n });

/** How a series becomes changes: yields in differences, prices in log returns. */
export type ChangeKind = "difference" | "log return";

export interface PassThrough {
  /** Change of the later market per unit change of the earlier one. */
  readonly beta: Estimate;
  readonly first: string;
  readonly last: string;
}

/** Lags of the Newey-West errors: a week of sessions. */
const lags = 5;

/**
 * Least-squares beta of `effect` on `cause` over the last `sessions` changes between days that both markets have, without
 * a gap, with Newey-West errors. A number instead: how many changes there are, when too few; undefined when the cause does
 * not vary or a price is not positive.
 */
export function passThrough(
  cause: { readonly window: SeriesWindow; readonly kind: ChangeKind },
  effect: { readonly window: SeriesWindow; readonly kind: ChangeKind },
  sessions: number,
): PassThrough | number | undefined {
  const [causeDays, effectDays] = onCommonDays([cause.window, effect.window]);
  const x = changesOf(contiguousTail(causeDays!), cause.kind);
  const y = changesOf(contiguousTail(effectDays!), effect.kind);
  if (!x || !y) return undefined;
  if (x.values.length < sessions) return x.values.length;
  const causes = lastOf(x, sessions);
  if (causes.values.every((v) => v === causes.values[0])) return undefined;
  const beta = passThroughBeta(causes.values, lastOf(y, sessions).values, lags, confidence);
  if (!beta || !Number.isFinite(beta.lo) || !Number.isFinite(beta.hi)) return undefined;
  return { beta, first: causes.observed[0]!, last: causes.observed.at(-1)! };
}

function changesOf(window: SeriesWindow, kind: ChangeKind): SeriesWindow | undefined {
  return kind === "difference" ? differences(window) : logReturns(window);
}
