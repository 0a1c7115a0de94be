import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, real, refuse } from "../schema.ts";

/** Gordon's relative price change when k - g widens by `shock`: gap / (gap + shock) - 1. gap and gap + shock are positive. */
export const gordonRevaluation = (yieldGap: number, shock: number): number => yieldGap / (yieldGap + shock) - 1;

/** Duration of an equity by Gordon, in years: 1 / (k - g). */
export const equityDuration = (yieldGap: number): number => 1 / yieldGap;

/** Net shock to k - g: pass-through x change of rates + change of the risk premium - change of growth. Decimals. */
export const netEquityShock = (passThrough: number, rates: number, riskPremium: number, growth: number): number =>
  passThrough * rates + riskPremium - growth;

/** The k - g at which a shock gives exactly `move` (both non-zero, of opposite sign): shock (1 + move) / -move. */
export const impliedYieldGap = (move: number, shock: number): number => (shock * (1 + move)) / -move;

export const equityRevaluation = defineModel({
  id: "equity-revaluation",
  title: "Equities at a higher cost of capital",
  theme: "transmission",
  formula: "exact = gap / (gap + shock) - 1; duration = 1 / gap; linear = -duration x shock",
  reference: "Gordon and Shapiro 1956; Dechow, Sloan and Soliman 2004",
  inputs: z
    .strictObject({
      yieldGap: positive("required return less growth, k - g, decimal"),
      shock: real("net shock to k - g, decimal; 0.0075 is 75 bp"),
    })
    .superRefine(({ yieldGap, shock }, context) => {
      if (!(yieldGap + shock > 0))
        refuse(
          context,
          ["shock"],
          `more than -${yieldGap}: k - g must stay above 0`,
          "Gordon's formula has no price when growth reaches the required return.",
        );
    }),
  example: { yieldGap: 0.045, shock: 0.0075 },
  compute: ({ yieldGap, shock }) => {
    const duration = equityDuration(yieldGap);
    return { outputs: { exact: gordonRevaluation(yieldGap, shock), linear: -duration * shock, duration } };
  },
});
