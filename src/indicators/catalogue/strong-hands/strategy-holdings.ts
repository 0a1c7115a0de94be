import { sum } from "simple-statistics";
import { defineIndicator, history, reading } from "../../define.ts";

/** Coins of the largest corporate holder, from its own filings. */
export const strategyHoldings = defineIndicator({
  id: "strategy-holdings",
  title: "Strategy, bitcoin held",
  section: "strong-hands",
  unit: "btc",
  formula: "sum of all purchases filed, a sale counting as negative",
  meaning: "A single balance sheet that has never had to sell: its limits are the market's largest unknown.",
  reference: "models 7.2",
  inputs: { bought: history("strategy.btc-bought", 1) },
  compute: ({ bought }) =>
    reading(sum([...bought.values]), {
      details: {
        purchases: bought.values.length,
        lastPurchase: bought.values.at(-1)!,
        lastOn: bought.observed.at(-1)!,
        since: bought.observed[0]!,
      },
    }),
});
