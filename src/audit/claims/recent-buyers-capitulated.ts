import { claimDay, defineClaim, untestable } from "./define.ts";

export const recentBuyersCapitulated = defineClaim({
  id: "recent-buyers-capitulated",
  claim: "Recent buyers sold at a loss",
  test: "short-term holders' spent-output profit ratio below 1, or their cost basis above the price",
  judge: ({ facts }) => {
    const [basis, price] = [facts.onOrBefore("btc.sth.realised-price", claimDay), facts.on("btc.close", claimDay)];
    if (!basis || !price) return untestable("short-term holders' cost basis or SOPR (chain data, import)");
    const numbers = { price: price.value, costBasis: basis.value };
    return price.value < basis.value
      ? {
          verdict: "undetermined",
          numbers,
          reason:
            "The price is below their cost basis, so losses existed; whether they were realised needs spent outputs (SOPR).",
        }
      : {
          verdict: "contradicted",
          numbers,
          reason: "The price is above their cost basis: there was no loss to realise on average.",
        };
  },
});
