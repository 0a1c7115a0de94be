import { absent } from "../../../core/outcome.ts";
import { costBuffer } from "../../../models/strong-hands/treasury-buffer.ts";
import { defineIndicator, indicator, last, reading } from "../../define.ts";

/** How far the price stands above what the largest treasury paid. */
export const treasuryBuffer = defineIndicator({
  id: "treasury-buffer",
  title: "Strategy, price above average cost",
  section: "strong-hands",
  unit: "ratio",
  formula:
    "last UTC close of BTC / average cost - 1; the fall that would reach the cost = 1 - cost / price; unrealised gain = coins x (price - cost)",
  meaning: "The buffer that is left before the strongest hand has a loss; negative, it has one.",
  reference: "models 7.2",
  inputs: {
    price: last(1, "btc.close"),
    cost: indicator("strategy-cost-basis"),
    coins: indicator("strategy-holdings"),
  },
  compute: ({ price, cost, coins }) => {
    const close = price.values[0]!;
    if (!(close > 0 && cost.value > 0)) return absent("undefined-result", "price and cost must be positive");
    const { up, down } = costBuffer(close, cost.value);
    return reading(up, {
      details: {
        fallToCost: down,
        gainUsd: coins.value * (close - cost.value),
        price: close,
        costUsd: cost.value,
        coins: coins.value,
        day: price.observed[0]!,
      },
    });
  },
});
