import { z } from "zod";
import { defineModel } from "../define.ts";
import { rate } from "../schema.ts";
import { approximateBondMove, bondFields, valueBond } from "./bond.ts";

export const bondRevaluation = defineModel({
  id: "bond-revaluation",
  title: "A bond at another yield",
  theme: "transmission",
  formula: "exact = price at the new yield / price - 1; approximate = -duration x change + convexity x change^2 / 2",
  reference: "standard bond arithmetic, semi-annual",
  inputs: z.strictObject({ ...bondFields, newYield: rate("yield after the move, decimal, compounded half-yearly") }),
  example: { coupon: 0.0338, yield: 0.0338, years: 30, face: 100, newYield: 0.036 },
  compute: ({ newYield, ...terms }) => {
    const before = valueBond(terms);
    const exact = valueBond({ ...terms, yield: newYield }).price / before.price - 1;
    return { outputs: { exact, approximate: approximateBondMove(before, newYield - terms.yield) } };
  },
});
