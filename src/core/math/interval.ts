/** Intervals for shares and correlations, and exact tails of the binomial distribution. */
import { normalCdf, normalInverse } from "./normal.ts";

export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** Two-sided normal quantile of a confidence level in (0, 1), for example 1.96 for 0.95. */
export const normalQuantileOf = (confidence: number): number => normalInverse(0.5 + confidence / 2);

/**
 * Wilson score interval of a share: `successes` out of `n`. Never collapses to a point when the share is 0 or 1, which is
 * why it is used for probabilities that were simulated. `n` must be positive.
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Interval {
  const z = normalQuantileOf(confidence);
  const share = successes / n;
  const scale = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { lo: successes === 0 ? 0 : Math.max(0, centre - half), hi: successes === n ? 1 : Math.min(1, centre + half) };
}

/**
 * Fisher's interval of a correlation from `n` pairs, taken as independent. Needs n >= 4; a correlation of exactly 1 or -1
 * has a degenerate interval.
 */
export function fisherInterval(correlation: number, n: number, confidence = 0.95): Interval {
  if (n < 4) throw new RangeError(`fisherInterval: found n = ${n}, expected at least 4`);
  if (Math.abs(correlation) >= 1) return { lo: Math.sign(correlation), hi: Math.sign(correlation) };
  const half = normalQuantileOf(confidence) / Math.sqrt(n - 3);
  const z = Math.atanh(correlation);
  return { lo: Math.tanh(z - half), hi: Math.tanh(z + half) };
}

/**
 * Probability of at least `successes` out of `trials` when each succeeds with `probability`: the one-sided sign test at
 * 0.5. Summed from the mode outwards in ratios, so nothing overflows for thousands of trials.
 */
export function binomialUpperTail(successes: number, trials: number, probability = 0.5): number {
  if (successes <= 0) return 1;
  if (successes > trials || probability <= 0) return 0;
  if (probability >= 1) return 1;
  const odds = probability / (1 - probability);
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  let total = 1;
  let upper = mode >= successes ? 1 : 0;
  let weight = 1;
  for (let k = mode + 1; k <= trials; k++) {
    weight *= ((trials - k + 1) / k) * odds;
    total += weight;
    if (k >= successes) upper += weight;
  }
  weight = 1;
  for (let k = mode - 1; k >= 0; k--) {
    weight *= (k + 1) / ((trials - k) * odds);
    total += weight;
    if (k >= successes) upper += weight;
  }
  return Math.min(1, upper / total);
}

/** Quantile of the chi-squared distribution with a positive whole number of degrees of freedom. */
export function chiSquaredQuantile(probability: number, degrees: number): number {
  // Newton on the exact distribution, started from the cube approximation.
  const a = 2 / (9 * degrees);
  let x = degrees * Math.max(0.01, 1 - a + normalInverse(probability) * Math.sqrt(a)) ** 3;
  for (let step = 0; step < 60; step++) {
    const miss = chiSquaredCdf(x, degrees) - probability;
    const density = Math.exp(
      (degrees / 2 - 1) * Math.log(x) - x / 2 - (degrees / 2) * Math.LN2 - logGamma(degrees / 2),
    );
    const next = Math.max(x / 10, x - miss / density);
    if (Math.abs(next - x) <= 1e-13 * x) return next;
    x = next;
  }
  return x;
}

/** Probability that a chi-squared variable with `degrees` (a positive whole number) is at most x. */
export function chiSquaredCdf(x: number, degrees: number): number {
  if (x <= 0) return 0;
  // Upward recursion in steps of two degrees from the closed forms for one and two; terms in logarithms do not underflow.
  let logTerm = degrees % 2 === 0 ? -x / 2 : -x / 2 + 0.5 * Math.log(2 / (Math.PI * x));
  let tail = degrees % 2 === 0 ? Math.exp(logTerm) : 2 * normalCdf(-Math.sqrt(x));
  for (let k = degrees % 2 === 0 ? 2 : 1; k < degrees; k += 2) {
    logTerm += Math.log(x / k);
    tail += Math.exp(logTerm);
  }
  return Math.max(0, 1 - tail);
}

/** ln Gamma(x) for half-integers and integers x >= 1/2. */
function logGamma(x: number): number {
  let at = Number.isInteger(x) ? 1 : 0.5;
  let value = Number.isInteger(x) ? 0 : 0.5 * Math.log(Math.PI);
  for (; at < x; at++) value += Math.log(at);
  return value;
}
