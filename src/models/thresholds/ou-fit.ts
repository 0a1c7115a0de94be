import { z } from "zod";
import { regress } from "../../core/math/regression.ts";
import { defineModel } from "../define.ts";
import { reals, refuse, whole } from "../schema.ts";

export interface OuFit {
  /** Volatility a year, in the unit of the series. */
  readonly volatility: number;
  /** Slope of next value on value: 1 is a walk without reversion. */
  readonly coefficient: number;
  /** t statistic of coefficient - 1; below -2.86 the walk is refused at 5 % (Dickey and Fuller). */
  readonly restoringT: number;
  /** Speed of reversion a year, and the level; absent when the coefficient is not inside (0, 1). */
  readonly speed?: number;
  readonly mean?: number;
  readonly halfLifeYears?: number;
}

/** Exact discretisation x' = a + b x + e: speed -ln(b) / dt, mean a / (1 - b). Undefined when the series does not vary. */
export function fitOu(series: readonly number[], stepsPerYear: number): OuFit | undefined {
  const at = series.slice(0, -1).map((x) => [x]);
  const fit = regress(series.slice(1), at);
  if (!fit) return undefined;
  const [intercept, b] = fit.coefficients as [number, number];
  const shock = Math.sqrt(fit.residuals.reduce((sum, e) => sum + e * e, 0) / (fit.n - 2));
  const restoringT = fit.standardErrors[1]! > 0 ? (b - 1) / fit.standardErrors[1]! : 0;
  if (!(b > 0 && b < 1)) return { volatility: shock * Math.sqrt(stepsPerYear), coefficient: b, restoringT };
  const speed = -Math.log(b) * stepsPerYear;
  return {
    volatility: shock * Math.sqrt((2 * speed) / (1 - b * b)),
    coefficient: b,
    restoringT,
    speed,
    mean: intercept / (1 - b),
    halfLifeYears: Math.LN2 / speed,
  };
}

export const ouFit = defineModel({
  id: "ou-fit",
  title: "Does a series revert to a mean, and how fast?",
  theme: "thresholds",
  formula: "least squares of the next value on the value, slope b: speed -ln(b) x steps a year, mean a / (1 - b)",
  reference: "exact discretisation of the Ornstein-Uhlenbeck process; Dickey and Fuller 1979",
  inputs: z
    .strictObject({
      series: reals(30, 20_000, "levels or logarithms of prices, oldest first, evenly spaced"),
      stepsPerYear: whole(1, 100_000, "steps of the series in a year").default(252),
    })
    .superRefine(({ series }, context) => {
      if (fitOu(series, 252) === undefined) refuse(context, ["series"], "values that are not all equal");
    }),
  example: { series: Array.from({ length: 60 }, (_, t) => 3.2 + 0.1 * Math.sin(t * 2.1) + 0.05 * Math.cos(t * 0.9)) },
  compute: ({ series, stepsPerYear }) => {
    const fit = fitOu(series, stepsPerYear)!;
    return {
      outputs: fit,
      notes: [
        ...(fit.restoringT > -2.86
          ? ["a walk without reversion is not refused at 5 %: the speed is not evidence of a mean"]
          : []),
        "least squares overstates the speed in short samples",
      ],
    };
  },
});
