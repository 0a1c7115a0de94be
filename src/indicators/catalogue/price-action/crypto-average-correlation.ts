import { absent } from "../../../core/outcome.ts";
import { meanPairwiseCorrelation } from "../../../models/price-action/average-correlation.ts";
import { commonReturns } from "../../common-returns.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { tooShort } from "../../windows.ts";

const days = 22;
const closes = (coin: string) => recent(2 * days, `${coin}.close`, days + 1);

/** How much the large coins move as one. */
export const cryptoAverageCorrelation = defineIndicator({
  id: "crypto-average-correlation",
  title: "Large coins, average correlation",
  section: "price-action",
  unit: "correlation",
  formula:
    "mean of the 15 correlations between daily log returns (UTC close) of BTC, ETH, SOL, XRP, BNB and ADA over the last 22 days on which all are known, without a gap",
  meaning: "Near one, holding several coins spreads no risk, and a call on one is a call on all.",
  reference: "models 5",
  inputs: {
    btc: closes("btc"),
    eth: closes("eth"),
    sol: closes("sol"),
    xrp: closes("xrp"),
    bnb: closes("bnb"),
    ada: closes("ada"),
  },
  compute: (coins) => {
    const returns = commonReturns(Object.values(coins), days);
    if (!returns) return absent("undefined-result", "a price that is not positive has no return");
    const known = returns.columns[0]!.length;
    if (known < days) return tooShort("six coins on common days", known, days, "binance/spot-1d");
    if (returns.columns.some((r) => r.every((x) => x === r[0])))
      return absent("undefined-result", "a coin that did not move");
    return reading(meanPairwiseCorrelation(returns.columns), {
      details: { from: returns.days[0]!, to: returns.days.at(-1)!, days },
    });
  },
});
