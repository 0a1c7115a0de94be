import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, rate, years } from "../schema.ts";

/** Below this gap between carry and hedge cost the level says nothing: covered parity makes them about equal. */
const degenerateGap = 0.005;

/** Exchange rate at which expected carry equals hedging cost: S exp(-(c - h) t). Yen per dollar. */
export const carryThresholdLevel = (spot: number, carry: number, hedgeCost: number, years: number): number =>
  spot * Math.exp(-(carry - hedgeCost) * years);

/** Hedge cost, decimal a year, that a claimed level implies: c + ln(level / spot) / t. The inverse of the above. */
export const impliedHedgeCost = (spot: number, level: number, carry: number, years: number): number =>
  carry + Math.log(level / spot) / years;

export const carryThreshold = defineModel({
  id: "carry-threshold",
  title: "Where expected carry falls below hedging cost",
  theme: "carry",
  formula: "S x exp(-(carry - hedge cost) x years)",
  reference: "a claim under test, not a registered threshold: by covered parity hedge cost is about the carry",
  inputs: z.strictObject({
    spot: positive("spot, yen per US dollar"),
    carry: rate("annual carry, decimal"),
    hedgeCost: rate("annual hedging cost, decimal"),
    years: years("horizon, years"),
  }),
  example: { spot: 157, carry: 0.055, hedgeCost: 0.0359, years: 1 },
  compute: (i) => ({
    outputs: { level: carryThresholdLevel(i.spot, i.carry, i.hedgeCost, i.years) },
    ...(Math.abs(i.carry - i.hedgeCost) < degenerateGap
      ? { notes: ["degenerate: hedge cost is about the carry, by covered parity"] }
      : {}),
  }),
});
