import { absent } from "../../../core/outcome.ts";
import { splitsBetween } from "../../../market/splits.ts";
import { multipleOfNav } from "../../../models/strong-hands/mnav.ts";
import { defineIndicator, last, optional, reading, type SeriesWindow } from "../../define.ts";

/** A figure with what it is. */
interface Stated {
  readonly value: number;
  readonly on: string;
  readonly basis: string;
}

/** The newer of the figures that are known; of the same day the first. */
function newest(...figures: readonly (readonly [SeriesWindow | undefined, string])[]): Stated | undefined {
  let found: Stated | undefined;
  for (const [window, basis] of figures) {
    const on = window?.observed[0];
    if (on !== undefined && (found === undefined || on > found.on)) found = { value: window!.values[0]!, on, basis };
  }
  return found;
}

/** What the market pays for a treasury company over its coins. */
export const strategyMnav = defineIndicator({
  id: "strategy-mnav",
  title: "Strategy, multiple of net asset value",
  section: "strong-hands",
  unit: "multiple",
  formula:
    "(share price x diluted shares + debt + preferred shares - cash) / (coins x last UTC close of BTC); balance-sheet figures as last filed, debt at face and preferred shares at liquidation value where that is the newest known, else as carried, diluted shares of the day, else the mean of the quarter as filed, which lags a company that issues; shares times the splits since, share price of the last New York close; the share of the coins that debt and preferred shares less cash take in the details",
  meaning: "Below one, issuing shares to buy coins destroys value for holders, and the largest buyer stops.",
  reference: "models 8.1 and 9.3",
  inputs: {
    sharesOfDay: optional(last(1, "strategy.shares-diluted")),
    sharesMean: optional(last(1, "strategy.shares-mean")),
    coins: last(1, "strategy.coins"),
    debtAtFace: optional(last(1, "strategy.debt")),
    debtCarried: optional(last(1, "strategy.debt-carrying")),
    cash: last(1, "strategy.cash"),
    preferredLiquidation: optional(last(1, "strategy.preferred")),
    preferredCarried: optional(last(1, "strategy.preferred-carrying")),
    sharePrice: last(1, "mstr.close"),
    price: last(1, "btc.close"),
  },
  compute: ({ coins, cash, sharePrice, price, ...inputs }) => {
    const shares = newest([inputs.sharesOfDay, "of the day"], [inputs.sharesMean, "mean of the quarter"]);
    const debt = newest([inputs.debtAtFace, "at face"], [inputs.debtCarried, "as carried"]);
    const preferred = newest(
      [inputs.preferredLiquidation, "at liquidation value"],
      [inputs.preferredCarried, "as carried"],
    );
    const unknown = Object.entries({ shares, debt, "preferred shares": preferred }).find(([, one]) => !one);
    if (!shares || !debt || !preferred)
      return absent("missing", `${unknown![0]} of Strategy; needs source import/treasuries or sec/companyfacts`);
    const splits = splitsBetween("mstr", shares.on, sharePrice.observed[0]!);
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
      shares: shares.value * splits.factor,
      debt: debt.value,
      preferred: preferred.value,
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
        sharesOn: shares.on,
        sharesAre: shares.basis,
        debtOn: debt.on,
        debtIs: debt.basis,
        preferredOn: preferred.on,
        preferredIs: preferred.basis,
        shareDay: sharePrice.observed[0]!,
        day: price.observed[0]!,
      },
    });
  },
});
