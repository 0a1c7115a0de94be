/**
 * GARCH(1,1) with its long-run variance fixed at the sample's: h' = w + alpha e^2 + beta h, w = (1 - alpha - beta) variance.
 * Made of exactly rounded operations, so a filter gives the same bits on every engine.
 */
import { log } from "./elementary.ts";

export interface Garch {
  readonly alpha: number;
  readonly beta: number;
  /** Long-run variance of a step; the mean is taken as zero. */
  readonly variance: number;
}

/** Conditional variance of the step after each value; the first step has the long-run variance. */
export function garchVariances(values: ArrayLike<number>, { alpha, beta, variance }: Garch): Float64Array {
  const ahead = new Float64Array(values.length + 1);
  ahead[0] = variance;
  const constant = (1 - alpha - beta) * variance;
  for (let t = 0; t < values.length; t++) ahead[t + 1] = constant + alpha * values[t]! * values[t]! + beta * ahead[t]!;
  return ahead;
}

/** Gaussian quasi-likelihood, less its constant: consistent whatever the shape of the shocks. */
function quasiLikelihood(values: ArrayLike<number>, garch: Garch): number {
  const ahead = garchVariances(values, garch);
  let sum = 0;
  for (let t = 0; t < values.length; t++) sum -= 0.5 * (log(ahead[t]!) + (values[t]! * values[t]!) / ahead[t]!);
  return sum;
}

/**
 * Fits alpha and alpha + beta on a grid that is refined about its best point, which is slow to be wrong: the likelihood is
 * smooth and the two parameters are bounded. Needs values that vary; at least a few hundred make it meaningful.
 */
export function fitGarch(values: ArrayLike<number>): Garch {
  let variance = 0;
  for (let t = 0; t < values.length; t++) variance += (values[t]! * values[t]!) / values.length;
  let best = { alpha: 0.05, persistence: 0.95, score: Number.NEGATIVE_INFINITY };
  let spanAlpha = 0.15;
  let spanPersistence = 0.25;
  let centre = { alpha: 0.15, persistence: 0.75 };
  for (let pass = 0; pass < 6; pass++) {
    for (let i = -5; i <= 5; i++) {
      for (let j = -5; j <= 5; j++) {
        const alpha = Math.min(0.4, Math.max(0.002, centre.alpha + (i / 5) * spanAlpha));
        const persistence = Math.min(0.998, Math.max(alpha, centre.persistence + (j / 5) * spanPersistence));
        const score = quasiLikelihood(values, { alpha, beta: persistence - alpha, variance });
        if (score > best.score) best = { alpha, persistence, score };
      }
    }
    centre = best;
    spanAlpha /= 2.5;
    spanPersistence /= 2.5;
  }
  return { alpha: best.alpha, beta: best.persistence - best.alpha, variance };
}
