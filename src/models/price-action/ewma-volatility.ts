import { z } from "zod";
import { defineModel } from "../define.ts";
import { reals, whole } from "../schema.ts";

/**
 * Exponentially weighted variance a session, mean taken as zero: v <- lambda v + (1 - lambda) r^2 from the first squared
 * return. The last return counts. The list is not empty.
 */
export function ewmaVariance(returns: readonly number[], lambda: number): number {
  return returns.slice(1).reduce((v, r) => lambda * v + (1 - lambda) * r * r, returns[0]! ** 2);
}

export const ewmaVolatility = defineModel({
  id: "ewma-volatility",
  title: "Volatility, exponentially weighted",
  theme: "price-action",
  formula: "square root of v x sessions a year, v <- lambda v + (1 - lambda) r^2, started at the first squared return",
  reference: "RiskMetrics 1996",
  inputs: z.strictObject({
    returns: reals(1, 50_000, "returns a session, oldest first, decimals"),
    lambda: z.number().min(0).lt(1).default(0.94).describe("weight of the past, 0 to 1"),
    sessionsPerYear: whole(1, 366, "sessions a year; 252, or 365 for crypto").default(252),
  }),
  example: { returns: [0.01, -0.012, 0.004, 0.02, -0.0156] },
  compute: ({ returns, lambda, sessionsPerYear }) => {
    const daily = Math.sqrt(ewmaVariance(returns, lambda));
    return { outputs: { volatility: daily * Math.sqrt(sessionsPerYear), volatilityPerSession: daily } };
  },
});
