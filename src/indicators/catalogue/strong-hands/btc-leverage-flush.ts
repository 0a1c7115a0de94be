import { absent } from "../../../core/outcome.ts";
import { daysBetween, type LocalDate } from "../../../core/time.ts";
import { defineIndicator, optional, reading, recent, type SeriesWindow } from "../../define.ts";
import { contiguousTail, tooShort } from "../../windows.ts";

/** Whether positions were closed over the last day, counted in coins so that the price does not count. */
export const btcLeverageFlush = defineIndicator({
  id: "btc-leverage-flush",
  title: "BTC perpetual open interest, change of a day in coins",
  section: "strong-hands",
  unit: "ratio",
  formula:
    "open interest in coins on Binance / that of the day before - 1; the same on Bybit and OKX in the details: venues count in their own ways, so changes compare and sums do not",
  meaning: "Strongly negative in a fall, leverage left; near zero, those who lost money still hold their positions.",
  reference: "models 7.5 (f2)",
  inputs: {
    interest: recent(2, "btc.open-interest", 1),
    bybit: optional(recent(3, "btc.perp.bybit.open-interest", 2)),
    okx: optional(recent(3, "btc.perp.okx.open-interest", 2)),
  },
  compute: ({ interest, bybit, okx }) => {
    const [before, now] = contiguousTail(interest, 1).values;
    if (before === undefined || now === undefined) {
      return tooShort("BTC open interest on two days in a row", 1, 2, "binance/open-interest");
    }
    if (!(before > 0)) return absent("undefined-result", "no open interest the day before");
    const day = interest.observed.at(-1)!;
    return reading(now / before - 1, {
      details: { day, coins: now, coinsBefore: before, bybit: changeOn(bybit, day), okx: changeOn(okx, day) },
    });
  },
});

/** Change of a venue over the day that ends with the observation of that day; null without both days. */
function changeOn(window: SeriesWindow | undefined, day: string): number | null {
  const at = window?.observed.indexOf(day) ?? -1;
  if (at < 1 || daysBetween(window!.observed[at - 1]! as LocalDate, day as LocalDate) !== 1) return null;
  if (!(window!.values[at - 1]! > 0)) return null;
  return window!.values[at]! / window!.values[at - 1]! - 1;
}
