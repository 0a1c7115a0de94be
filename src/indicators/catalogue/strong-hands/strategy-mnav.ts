import { absent } from "../../../core/outcome.ts";
import { splitsBetween } from "../../../market/splits.ts";
import { multipleOfNav } from "../../../models/strong-hands/mnav.ts";
import { defineIndicator, last, reading } from "../../define.ts";

/** What the market pays for a treasury company over its coins. */
export const strategyMnav = defineIndicator({
  id: "strategy-mnav",
  title: "Strategy, multiple of net asset value",
  section: "strong-hands",
  unit: "multiple",
  formula:
    "(share price x diluted shares + debt + preferred shares - cash) / (coins x last UTC close of BTC); balance-sheet figures as last filed, shares times the splits since, share price of the last New York close; the share of the coins that debt and preferred shares less cash take in the details",
  meaning: "Below one, issuing shares to buy coins destroys value for holders, and the largest buyer stops.",
  reference: "models 8.1 and 9.3",
  inputs: {
    shares: last(1, "strategy.shares-diluted"),
    coins: last(1, "strategy.coins"),
    debt: last(1, "strategy.debt"),
    cash: last(1, "strategy.cash"),
    preferred: last(1, "strategy.preferred"),
    sharePrice: last(1, "mstr.close"),
    price: last(1, "btc.close"),
  },
  compute: ({ shares, coins, debt, cash, preferred, sharePrice, price }) => {
    const splits = splitsBetween("mstr", shares.observed[0]!, sharePrice.observed[0]!);
    if (splits.after)
      return absent(
        "undefined-result",
        `the share price of ${sharePrice.observed[0]} may or may not be adjusted for the split of ${splits.after.date}`,
      );
    const held = coins.values[0]!;
    const close = price.values[0]!;
    if (!(held > 0 && close > 0)) return absent("undefined-result", "no coins at a positive price");
    const { mnav, claims } = multipleOfNav({
      sharePrice: sharePrice.values[0]!,
      shares: shares.values[0]! * splits.factor,
      debt: debt.values[0]!,
      preferred: preferred.values[0]!,
      cash: cash.values[0]!,
      coins: held,
      price: close,
    });
    return reading(mnav, {
      details: {
        claimsOverCoins: claims,
        coins: held,
        coinsOn: coins.observed[0]!,
        splitsApplied: splits.applied,
        sharesOn: shares.observed[0]!,
        shareDay: sharePrice.observed[0]!,
        day: price.observed[0]!,
      },
    });
  },
});
