import { sum } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { defineIndicator, history, reading } from "../../define.ts";

/** What Strategy paid for a coin on average, fees included. */
export const strategyCostBasis = defineIndicator({
  id: "strategy-cost-basis",
  title: "Strategy, average cost of a bitcoin",
  section: "strong-hands",
  unit: "usd",
  formula: "sum of the cost of all purchases filed / sum of the coins",
  meaning: "Below it the largest corporate holder has a loss, and raising money to buy more becomes harder.",
  reference: "models 7.2 and 8.1",
  inputs: { bought: history("strategy.btc-bought", 1), cost: history("strategy.btc-cost", 1) },
  compute: ({ bought, cost }) => {
    if (bought.observed.length !== cost.observed.length || bought.observed.some((day, i) => day !== cost.observed[i])) {
      return absent("missing", "coins and cost of the same purchases; needs source strategy/8k");
    }
    const coins = sum([...bought.values]);
    if (!(coins > 0)) return absent("undefined-result", "no coins bought");
    const paid = sum([...cost.values]);
    return reading(paid / coins, { details: { coins, costUsd: paid, lastOn: bought.observed.at(-1)! } });
  },
});
