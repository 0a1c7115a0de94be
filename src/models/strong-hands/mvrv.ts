import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive } from "../schema.ts";

/** Market value over realised value, which prices every coin when it last moved. Above 1 the average holder has a gain. */
export const marketToRealised = (marketCap: number, realisedCap: number): number => marketCap / realisedCap;

export const mvrv = defineModel({
  id: "mvrv",
  title: "Market value to realised value",
  theme: "strong-hands",
  formula: "MVRV = market capitalisation / realised capitalisation; realised price = realised capitalisation / supply",
  reference: "realised capitalisation: each coin at the price of its last move",
  inputs: z.strictObject({
    marketCap: positive("market capitalisation, USD"),
    realisedCap: positive("realised capitalisation, USD"),
    supply: positive("coins in circulation"),
  }),
  example: { marketCap: 1.73e12, realisedCap: 1.12e12, supply: 19_950_000 },
  compute: (i) => ({
    outputs: { mvrv: marketToRealised(i.marketCap, i.realisedCap), realisedPrice: i.realisedCap / i.supply },
  }),
});
