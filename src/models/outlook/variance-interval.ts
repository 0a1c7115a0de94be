import { z } from "zod";
import { chiSquaredQuantile } from "../../core/math/interval.ts";
import { defineModel } from "../define.ts";
import { confidence, whole } from "../schema.ts";

/** Factors by which a variance from `n` mean-zero moves may be too high or too low: n / chi-squared quantiles with n degrees. */
export const varianceFactors = (n: number, level: number): { low: number; high: number } => ({
  low: n / chiSquaredQuantile(0.5 + level / 2, n),
  high: n / chiSquaredQuantile(0.5 - level / 2, n),
});

export const varianceInterval = defineModel({
  id: "variance-interval",
  title: "How well a few events know a variance",
  theme: "outlook",
  formula: "n / chi-squared quantiles with n degrees of freedom, as factors of the estimated variance",
  reference: "normal moves with known mean zero",
  inputs: z.strictObject({ n: whole(1, 10_000, "number of past events"), confidence }),
  example: { n: 8 },
  compute: (i) => ({ outputs: varianceFactors(i.n, i.confidence) }),
});
