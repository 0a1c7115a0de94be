/**
 * The distribution of one factor's standardised shock, reached from a t variable of the copula: quantiles joined by straight
 * lines in the t variable, power tails beyond the outermost, cut far out, then scaled to mean zero and variance one as cut.
 */
import { exp, log } from "../../core/math/elementary.ts";
import { studentInverse } from "../../core/math/student.ts";

export interface Margin {
  /** Ascending, inside (0, 1). */
  readonly probabilities: readonly number[];
  readonly quantiles: readonly number[];
  /** Exponents of the tails beyond the first and the last quantile: P(X > x) falls with x to minus this. */
  readonly tailLow: number;
  readonly tailHigh: number;
}

const cells = 2048;
/** Points of probability at which mean and variance are taken; the two outermost are split by halves, for the tails. */
const momentPoints = 1001;
const tailHalvings = 30;
/** Cutting changes the variance, and scaling moves the cut: a few turns settle both. */
const scalings = 6;

/** Standardised shock as a function of the t variable, by straight lines in s = t / (1 + |t|). */
export class MarginTable {
  readonly #nodes = new Float64Array(cells + 1);
  readonly #scores: WeightedScores;

  /** `degrees` of the copula; shocks beyond `capSigmas` standard deviations are cut there. */
  constructor(margin: Margin, degrees: number, capSigmas: number) {
    const scores = margin.probabilities.map((p) => studentInverse(p, degrees));
    const raw = (t: number): number => rawShock(margin, scores, degrees, t);
    this.#scores = weightedScores(degrees);
    const { at, weights } = this.#scores;
    const values = Float64Array.from(at, raw);
    let mean = 0;
    let deviation = 1;
    const cut = (x: number): number => Math.max(-capSigmas, Math.min(capSigmas, (x - mean) / deviation));
    // Variance one must hold for the shocks that are drawn: with persistent volatility a small lack of it grows.
    for (let turn = 0; turn < scalings; turn++) {
      let sum = 0;
      let squares = 0;
      for (let k = 0; k < values.length; k++) {
        const x = turn === 0 ? values[k]! : cut(values[k]!);
        sum += weights[k]! * x;
        squares += weights[k]! * x * x;
      }
      mean += sum * deviation;
      deviation *= Math.sqrt(squares - sum * sum);
    }
    for (let k = 0; k <= cells; k++) {
      const s = (2 * k) / cells - 1;
      this.#nodes[k] = cut(raw(s / Math.max(1e-12, 1 - Math.abs(s))));
    }
  }

  /** Expected value of a function of the shock. */
  meanOf(value: (shock: number) => number): number {
    let sum = 0;
    for (let k = 0; k < this.#scores.at.length; k++)
      sum += this.#scores.weights[k]! * value(this.shock(this.#scores.at[k]!));
    return sum;
  }

  shock(t: number): number {
    const place = ((t / (1 + Math.abs(t)) + 1) / 2) * cells;
    const cell = Math.min(cells - 1, Math.floor(place));
    const left = this.#nodes[cell]!;
    return left + (place - cell) * (this.#nodes[cell + 1]! - left);
  }
}

interface WeightedScores {
  readonly at: Float64Array;
  /** Probabilities; they sum to one. */
  readonly weights: Float64Array;
}

const knownScores = new Map<number, WeightedScores>();
/** The t variable at points of probability with their weights; the same for all factors, so it is computed once. */
function weightedScores(degrees: number): WeightedScores {
  const known = knownScores.get(degrees);
  if (known) return known;
  const cell = 1 / momentPoints;
  const half: [score: number, weight: number][] = [];
  for (let j = 0, width = cell; j < tailHalvings; j++, width /= 2)
    half.push([studentInverse(0.75 * width, degrees), width / 2]);
  for (let k = 1; k < (momentPoints - 1) / 2; k++) half.push([studentInverse((k + 0.5) * cell, degrees), cell]);
  const all = [...half, [0, cell] as const, ...half.map(([score, weight]) => [-score, weight] as const)];
  const scores = {
    at: Float64Array.from(all, ([score]) => score),
    weights: Float64Array.from(all, ([, weight]) => weight),
  };
  knownScores.set(degrees, scores);
  return scores;
}

function rawShock(m: Margin, scores: readonly number[], degrees: number, t: number): number {
  const last = scores.length - 1;
  if (t <= scores[0]!) return tail(m.quantiles[0]!, scores[0]!, m.tailLow, degrees, t);
  if (t >= scores[last]!) return tail(m.quantiles[last]!, scores[last]!, m.tailHigh, degrees, t);
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (scores[middle]! <= t) low = middle;
    else high = middle;
  }
  const share = (t - scores[low]!) / (scores[high]! - scores[low]!);
  return m.quantiles[low]! + share * (m.quantiles[high]! - m.quantiles[low]!);
}

/** Far out P(T > t) falls with t to minus the degrees, so a tail of exponent a grows with t to degrees / a. */
const tail = (quantile: number, score: number, exponent: number, degrees: number, t: number): number =>
  quantile * exp((degrees / exponent) * log(Math.abs(t / score)));

/** Probabilities at which a margin is packaged: denser at the ends, where the shape matters. */
const packagedProbabilities = [
  ...[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4],
  ...[0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9975, 0.999],
];
/** Share of the sample on each side from which the tail exponent is estimated (Hill 1975). */
const tailShare = 0.05;
/** A fatter tail than this has no variance worth simulating; a thinner one is as good as none. */
const tailRange = [2.5, 12] as const;

/** The margin of a sample of standardised shocks: all of it, or at the packaged probabilities. */
export function marginOf(sample: readonly number[], kept: "all" | "packaged"): Margin {
  const sorted = [...sample].sort((a, b) => a - b);
  const n = sorted.length;
  const all = sorted.map((_, k) => (k + 0.5) / n);
  const probabilities = kept === "all" ? all : packagedProbabilities;
  return {
    probabilities,
    quantiles: kept === "all" ? sorted : probabilities.map((p) => quantileOf(sorted, p)),
    tailLow: hill(sorted.map((x) => -x).reverse()),
    tailHigh: hill(sorted),
  };
}

function quantileOf(sorted: readonly number[], p: number): number {
  const place = Math.max(0, Math.min(sorted.length - 1, p * sorted.length - 0.5));
  const low = Math.floor(place);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!);
}

/** Hill's estimator of the upper tail of an ascending sample, kept within the range. */
function hill(sorted: readonly number[]): number {
  const count = Math.max(5, Math.floor(tailShare * sorted.length));
  const threshold = sorted[sorted.length - count - 1]!;
  let sum = 0;
  for (let k = sorted.length - count; k < sorted.length; k++) sum += log(sorted[k]! / threshold);
  return Math.max(tailRange[0], Math.min(tailRange[1], count / sum));
}
