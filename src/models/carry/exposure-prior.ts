import { z } from "zod";
import { normalQuantileOf } from "../../core/math/interval.ts";
import { normalInverse } from "../../core/math/normal.ts";
import { defineModel } from "../define.ts";
import { positive, refuse } from "../schema.ts";

/** The confidence of the interval that the range stands for in the lognormal alternative. */
const rangeConfidence = 0.9;

/** Mean of a log-uniform variable on [low, high]: (high - low) / ln(high / low). low < high. */
export const logUniformMean = (low: number, high: number): number => (high - low) / Math.log(high / low);

/** Quantile of a log-uniform variable on [low, high]. */
export const logUniformQuantile = (low: number, high: number, p: number): number => low * (high / low) ** p;

/** The lognormal whose 5 % and 95 % quantiles are low and high: mean and spread of its logarithm. */
export function lognormalOfRange(low: number, high: number): { mu: number; spread: number } {
  return {
    mu: (Math.log(low) + Math.log(high)) / 2,
    spread: (Math.log(high) - Math.log(low)) / (2 * normalQuantileOf(rangeConfidence)),
  };
}

export const lognormalMean = (mu: number, spread: number): number => Math.exp(mu + (spread * spread) / 2);
export const lognormalQuantile = (mu: number, spread: number, p: number): number =>
  Math.exp(mu + spread * normalInverse(p));

export const exposurePrior = defineModel({
  id: "exposure-prior",
  title: "Size of the carry trade, as a prior",
  theme: "carry",
  formula: "log-uniform on [low, high]; alternative: lognormal with low and high as its 5 % and 95 % quantiles",
  reference: "McGuire and von Peter 2024; Aquilina et al. 2024",
  inputs: z
    .strictObject({
      low: positive("least exposure, USD bn"),
      high: positive("greatest exposure, USD bn"),
    })
    .superRefine(({ low, high }, context) => {
      if (low >= high) refuse(context, ["high"], `more than low, ${low}`);
    }),
  example: { low: 350, high: 20000 },
  compute: ({ low, high }) => {
    const { mu, spread } = lognormalOfRange(low, high);
    const mean = logUniformMean(low, high);
    const [p05, median, p95] = [0.05, 0.5, 0.95].map((p) => logUniformQuantile(low, high, p)) as [
      number,
      number,
      number,
    ];
    return {
      outputs: {
        mean,
        median,
        p05,
        p95,
        lognormal: { mu, spread, mean: lognormalMean(mu, spread), median: Math.exp(mu) },
      },
      uncertainty: {
        median: { lo: p05, hi: p95, n: 0, method: "5 % and 95 % quantiles of the log-uniform prior; no data" },
      },
      notes: ["the top of the range is gross notional, not speculative carry"],
    };
  },
});
