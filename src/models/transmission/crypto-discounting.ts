import { z } from "zod";
import { defineModel } from "../define.ts";
import { rate, years } from "../schema.ts";

/** Relative price change of a payoff `years` away when its discount rate rises by `shock`: exp(-years x shock) - 1. */
export const distantPayoffRevaluation = (years: number, shock: number): number => Math.expm1(-years * shock);

export const cryptoDiscounting = defineModel({
  id: "crypto-discounting",
  title: "An asset without cash flows, as a distant payoff",
  theme: "transmission",
  formula: "exp(-years x shock) - 1",
  reference: "one of two alternatives; the other is the factor model of Liu and Tsyvinski 2021",
  inputs: z.strictObject({
    years: years("years to the payoff"),
    shock: rate("rise of the discount rate, decimal; 0.0075 is 75 bp"),
  }),
  example: { years: 10, shock: 0.0075 },
  compute: (i) => ({ outputs: { change: distantPayoffRevaluation(i.years, i.shock) } }),
});
