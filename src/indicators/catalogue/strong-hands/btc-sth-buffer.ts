import { absent } from "../../../core/outcome.ts";
import { costBuffer } from "../../../models/strong-hands/treasury-buffer.ts";
import { defineIndicator, last, reading } from "../../define.ts";

/** Price against what recent buyers paid. */
export const btcSthBuffer = defineIndicator({
  id: "btc-sth-buffer",
  title: "BTC, price above the cost of short-term holders",
  section: "strong-hands",
  unit: "ratio",
  formula: "last UTC close / average cost of coins that moved within 155 days - 1",
  meaning:
    "Negative, recent buyers sit on losses and sell into rallies; turning positive again is one leg of the recovery watch.",
  reference: "models 7.1 and 10.5",
  inputs: { price: last(1, "btc.close"), cost: last(1, "btc.sth.realised-price") },
  compute: ({ price, cost }) => {
    if (!(cost.values[0]! > 0 && price.values[0]! > 0))
      return absent("undefined-result", "price and cost must be positive");
    const { up, down } = costBuffer(price.values[0]!, cost.values[0]!);
    return reading(up, { details: { price: price.values[0]!, costUsd: cost.values[0]!, fallToCost: down } });
  },
});
