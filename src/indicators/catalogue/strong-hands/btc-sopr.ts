import { defineIndicator, last, reading } from "../../define.ts";

/** Whether the coins that moved were sold at a profit. */
export const btcSopr = defineIndicator({
  id: "btc-sopr",
  title: "BTC, spent output profit ratio",
  section: "strong-hands",
  unit: "multiple",
  formula: "as imported: value of the day's spent coins at the price when spent / at the price when received",
  meaning: "Below one, coins move at a loss: sellers give up; long below one, few sellers with losses are left.",
  reference: "models 7.2",
  inputs: { sopr: last(1, "btc.sopr") },
  compute: ({ sopr }) => reading(sopr.values[0]!, { details: { day: sopr.observed[0]! } }),
});
