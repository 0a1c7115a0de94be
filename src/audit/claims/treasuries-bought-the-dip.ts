import { highest, lowest } from "../facts/fact-book.ts";
import { purchasesOf } from "../rules/fact-purchases.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";

export const treasuriesBoughtTheDip = defineClaim({
  id: "treasuries-bought-the-dip",
  claim: "Treasury companies bought during the fall",
  test: "price paid in the last filed purchase against the price range of the fall, and the day it was filed",
  judge: ({ facts, today }) => {
    const last = purchasesOf(facts.records("purchase"), "strategy").at(-1);
    const [low, high] = [
      lowest(facts.between("btc.low", claimDay, today)),
      highest(facts.between("btc.high", claimDay, today)),
    ];
    if (!last || !low || !high) return untestable("filed purchases of treasury companies and BTC prices of the day");
    const paid = last.costUsd / last.btc;
    const numbers = {
      paidUsd: round(paid, 0),
      filed: last.date,
      btc: last.btc,
      rangeLow: round(low.value, 0),
      rangeHigh: round(high.value, 0),
      abovePercent: round((paid / high.value - 1) * 100, 1),
    };
    if (paid > high.value)
      return {
        verdict: "contradicted",
        numbers,
        reason: `Of the companies only Strategy's purchases are stored. Its last one, ${last.btc} BTC filed on ${last.date}, was made at ${numbers.paidUsd} each, ${numbers.abovePercent} % above the highest price of the fall (${numbers.rangeLow} to ${numbers.rangeHigh}): before it, not in it.`,
      };
    return last.date < claimDay
      ? {
          verdict: "undetermined",
          numbers,
          reason: "The last filed purchase is older than the fall; later filings would decide.",
        }
      : {
          verdict: "supported",
          numbers,
          reason: `A purchase at ${numbers.paidUsd} lies inside the range of the fall.`,
        };
  },
});
