import { absent } from "../../../core/outcome.ts";
import { marketToRealised } from "../../../models/strong-hands/mvrv.ts";
import { defineIndicator, last, optional, reading } from "../../define.ts";

/** Price against what the coins cost their holders. */
export const btcMvrv = defineIndicator({
  id: "btc-mvrv",
  title: "BTC, market value to realised value",
  section: "strong-hands",
  unit: "multiple",
  formula: "last UTC close / realised price (every coin at the price of its last move); the supply cancels",
  meaning: "Near one the average holder has no gain left to protect: past lows were made there.",
  reference: "models 7.2",
  inputs: {
    price: last(1, "btc.close"),
    realised: last(1, "btc.realised-price"),
    cap: optional(last(1, "btc.realised-cap")),
  },
  compute: ({ price, realised, cap }) => {
    const cost = realised.values[0]!;
    if (!(cost > 0)) return absent("undefined-result", "a realised price that is not positive");
    return reading(marketToRealised(price.values[0]!, cost), {
      details: {
        price: price.values[0]!,
        realisedPrice: cost,
        realisedOn: realised.observed[0]!,
        realisedCapUsd: cap?.values[0] ?? null,
      },
    });
  },
});
