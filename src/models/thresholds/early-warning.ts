import { z } from "zod";
import { exp } from "../../core/math/elementary.ts";
import { independentTauDeviation, kendallTrend } from "../../core/math/kendall.ts";
import { normalCdf } from "../../core/math/normal.ts";
import { normalOfWord } from "../../core/random/normals.ts";
import { fillWords } from "../../core/random/philox.ts";
import { defineModel } from "../define.ts";
import { reals, refuse, seed, whole } from "../schema.ts";

/** Kernel weights beyond this many bandwidths are left out; they are below 4e-4 of the largest. */
const kernelReach = 4;
/** Surrogates times values squared that are computed at most, which keeps an answer within some seconds. */
const workMax = 2_000_000_000;

/** What is left of a series after a Gaussian kernel average of `bandwidth` steps is taken out. */
export function detrend(series: ArrayLike<number>, bandwidth: number): Float64Array {
  const reach = Math.ceil(kernelReach * bandwidth);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, k) =>
    exp(-((k - reach) ** 2) / (2 * bandwidth ** 2)),
  );
  const values = Float64Array.from(series);
  return values.map((value, t) => {
    const to = Math.min(values.length - 1, t + reach);
    let sum = 0;
    let total = 0;
    for (let s = Math.max(0, t - reach), k = s - t + reach; s <= to; s++, k++) {
      sum += kernel[k]! * values[s]!;
      total += kernel[k]!;
    }
    return value - sum / total;
  });
}

export interface Signals {
  /** Kendall's tau of the variance in a rolling window, -1 to 1. */
  readonly variance: number;
  /** The same of the correlation of neighbouring values. */
  readonly autocorrelation: number;
}

/** Rolling variance and lag-1 autocorrelation of residuals, each reduced to its trend. The window is at least 3. */
export function trendsOf(residuals: Float64Array, window: number): Signals {
  const count = residuals.length - window + 1;
  const variances = new Float64Array(count);
  const correlations = new Float64Array(count);
  let sum = 0;
  let squares = 0;
  let products = 0;
  for (let t = 0; t < residuals.length; t++) {
    const x = residuals[t]!;
    sum += x;
    squares += x * x;
    if (t > 0) products += x * residuals[t - 1]!;
    const from = t - window + 1;
    if (from < 0) continue;
    const mean = sum / window;
    const spread = squares - sum * mean;
    variances[from] = spread / window;
    // Sum over neighbours of (x - mean)(y - mean), from the running sums and the two values at the ends.
    const ends = residuals[from]! + x;
    const covariation = products - mean * (2 * sum - ends) + (window - 1) * mean * mean;
    correlations[from] = spread > 0 ? covariation / spread : 0;
    sum -= residuals[from]!;
    squares -= residuals[from]! ** 2;
    products -= residuals[from]! * residuals[from + 1]!;
  }
  return { variance: kendallTrend(variances), autocorrelation: kendallTrend(correlations) };
}

/** First-order autoregression by least squares around zero: coefficient, and deviation of its shocks. */
function fitAutoregression(x: Float64Array): { coefficient: number; shock: number } {
  let cross = 0;
  let before = 0;
  for (let t = 1; t < x.length; t++) {
    cross += x[t]! * x[t - 1]!;
    before += x[t - 1]! * x[t - 1]!;
  }
  const coefficient = Math.max(-0.999, Math.min(0.999, cross / before));
  let left = 0;
  for (let t = 1; t < x.length; t++) left += (x[t]! - coefficient * x[t - 1]!) ** 2;
  return { coefficient, shock: Math.sqrt(left / (x.length - 1)) };
}

export interface EarlyWarningOptions {
  readonly bandwidth: number;
  readonly window: number;
  readonly surrogates: number;
  readonly seed: number;
}

/** The trends of the series, and those of series that have its memory but no change of it, treated the same way. */
export function earlyWarningOf(series: readonly number[], o: EarlyWarningOptions) {
  const residuals = detrend(series, o.bandwidth);
  const { coefficient, shock } = fitAutoregression(residuals);
  const observed = trendsOf(residuals, o.window);
  const start = shock / Math.sqrt(1 - coefficient * coefficient);
  const words = new Uint32Array(series.length);
  const surrogate = new Float64Array(series.length);
  const nulls: Signals[] = [];
  for (let path = 0; path < o.surrogates; path++) {
    fillWords(words, { seed: o.seed, path });
    for (let t = 0; t < surrogate.length; t++)
      surrogate[t] =
        t === 0 ? start * normalOfWord(words[0]!) : coefficient * surrogate[t - 1]! + shock * normalOfWord(words[t]!);
    nulls.push(trendsOf(detrend(surrogate, o.bandwidth), o.window));
  }
  return { observed, nulls, coefficient };
}

/** One-sided: the share of surrogates that rise at least as much, counting the series itself among them. */
const shareAtLeast = (nulls: readonly number[], observed: number): number =>
  (1 + nulls.filter((x) => x >= observed).length) / (1 + nulls.length);

const deviationOf = (list: readonly number[]): number => {
  const mean = list.reduce((a, b) => a + b, 0) / list.length;
  return Math.sqrt(list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / list.length);
};

/** What the Mann-Kendall test would say if windows did not overlap: kept beside the surrogate to show how wrong it is. */
const naivePValue = (tau: number, n: number): number => 1 - normalCdf(tau / independentTauDeviation(n));

export const earlyWarning = defineModel({
  id: "early-warning",
  title: "Early-warning signals (experimental)",
  theme: "thresholds",
  formula:
    "series less its Gaussian kernel average; variance and lag-1 autocorrelation in a rolling window; Kendall's tau of each; p: share of AR(1) surrogates, treated the same way, that rise at least as much",
  reference: "Scheffer et al. 2009; Dakos et al. 2012; Guttal et al. 2016 (weak evidence for market crashes)",
  inputs: z
    .strictObject({
      series: reals(50, 5000, "levels or logarithms of prices, oldest first, evenly spaced"),
      bandwidth: z
        .number()
        .min(1)
        .max(2000)
        .describe("standard deviation of the kernel, steps; a tenth of the series when left out")
        .optional(),
      window: whole(10, 4000, "steps of the rolling window; half of the series when left out").optional(),
      surrogates: whole(1000, 10_000, "simulated series without a change").default(1000),
      seed: seed.default(1),
    })
    .superRefine((i, context) => {
      if (i.series.every((x) => x === i.series[0])) refuse(context, ["series"], "values that are not all equal");
      if (i.window !== undefined && i.window > i.series.length - 10)
        refuse(context, ["window"], `at most ${i.series.length - 10}, ten less than the series`);
      const work = i.surrogates * i.series.length * Math.min(i.series.length, 2 * kernelReach * bandwidthOf(i));
      if (work > workMax)
        refuse(
          context,
          ["surrogates"],
          `fewer for ${i.series.length} values`,
          "A shorter series, or a smaller bandwidth.",
        );
    }),
  example: {
    series: Array.from({ length: 120 }, (_, t) => Math.sin(t * 1.7) + ((t * 7919) % 13) / 13 + t / 100),
    seed: 1,
  },
  compute: (i) => {
    const window = i.window ?? Math.floor(i.series.length / 2);
    const { observed, nulls, coefficient } = earlyWarningOf(i.series, { ...i, bandwidth: bandwidthOf(i), window });
    const windows = i.series.length - window + 1;
    const judged = (pick: (s: Signals) => number) => {
      const taus = nulls.map(pick);
      return {
        tau: pick(observed),
        pValue: shareAtLeast(taus, pick(observed)),
        surrogateDeviation: deviationOf(taus),
        naivePValue: naivePValue(pick(observed), windows),
      };
    };
    return {
      outputs: {
        variance: judged((s) => s.variance),
        autocorrelation: judged((s) => s.autocorrelation),
        residualAutocorrelation: coefficient,
        window,
        bandwidth: bandwidthOf(i),
      },
      notes: [
        "experimental: before market crashes variance often rises and autocorrelation often does not",
        "naivePValue takes overlapping windows for independent and rejects far too often: do not use it",
      ],
    };
  },
});

const bandwidthOf = (i: { series: readonly number[]; bandwidth?: number | undefined }): number =>
  i.bandwidth ?? Math.max(1, i.series.length / 10);
