import { absent } from "../../../core/outcome.ts";
import { defineIndicator, reading } from "../../define.ts";
import { strategyPosition, strategyPositionInputs } from "../../strategy-position.ts";

/** What Strategy paid for a coin on average, fees included. */
export const strategyCostBasis = defineIndicator({
  id: "strategy-cost-basis",
  title: "Strategy, average cost of a bitcoin",
  section: "strong-hands",
  unit: "usd",
  formula:
    "sum of the cost of all purchases filed / sum of the coins; where later levels of both are known for one day, their ratio",
  meaning: "Below it the largest corporate holder has a loss, and raising money to buy more becomes harder.",
  reference: "models 7.2 and 8.1",
  inputs: strategyPositionInputs,
  compute: (inputs) => {
    const position = strategyPosition(inputs);
    if (position === undefined)
      return absent("missing", "no holdings of Strategy known; needs source import/treasuries");
    const { coins, cost, on, basis } = position;
    if (cost === undefined)
      return absent("missing", `coins and cost of the same ${basis}; needs source import/treasuries`);
    if (!(coins > 0)) return absent("undefined-result", "no coins bought");
    return reading(cost / coins, { details: { coins, costUsd: cost, lastOn: on, basis } });
  },
});
