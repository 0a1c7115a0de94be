import { absent } from "../../../core/outcome.ts";
import { defineIndicator, reading } from "../../define.ts";
import { strategyPosition, strategyPositionInputs } from "../../strategy-position.ts";

/** Coins of the largest corporate holder, from its own filings. */
export const strategyHoldings = defineIndicator({
  id: "strategy-holdings",
  title: "Strategy, bitcoin held",
  section: "strong-hands",
  unit: "btc",
  formula:
    "sum of all purchases filed, a sale counting as negative; where a later level of its holdings is known, that",
  meaning: "A single balance sheet that has never had to sell: its limits are the market's largest unknown.",
  reference: "models 7.2",
  inputs: strategyPositionInputs,
  compute: (inputs) => {
    const position = strategyPosition(inputs);
    if (position === undefined)
      return absent("missing", "no holdings of Strategy known; needs source import/treasuries");
    const { bought } = inputs;
    return reading(position.coins, {
      details: {
        basis: position.basis,
        lastOn: position.on,
        ...(bought && position.basis === "purchases"
          ? {
              purchases: bought.values.length,
              lastPurchase: bought.values.at(-1)!,
              since: bought.observed[0]!,
            }
          : {}),
      },
    });
  },
});
