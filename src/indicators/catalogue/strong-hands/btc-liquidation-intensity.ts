import { median } from "simple-statistics";
import { absent } from "../../../core/outcome.ts";
import { addDays, type LocalDate } from "../../../core/time.ts";
import { defineIndicator, evenStale, last, optional, reading, recent, type SeriesWindow } from "../../define.ts";
import { coverageOf, importedFigure, liquidationWindows } from "../../liquidation-coverage.ts";
import { type LiveDay, liveLiquidations, newestLiveDay } from "../../live-liquidations.ts";

/** Forced sales against the positions that could be forced. */
export const btcLiquidationIntensity = defineIndicator({
  id: "btc-liquidation-intensity",
  title: "Longs liquidated against open interest",
  section: "strong-hands",
  unit: "ratio",
  formula:
    "by venue, BTC longs liquidated on a UTC day as live feeds heard it / (the venue's own BTC perpetual open interest at the end of the day before x UTC close of that day); the value is the median of the venues, because they count open interest in their own ways. Without a day of live feeds: longs of an import, all coins, over the open interest of Binance, biased upward",
  meaning: "A tenth and more, the day was a flush and may be over; a hundredth, holders sold of their own will.",
  reference: "models 7.5 (f1)",
  inputs: {
    ...liveLiquidations,
    longs: evenStale(optional(last(1, "crypto.liquidations.long-24h"))),
    interest: optional(recent(5, "btc.open-interest", 1)),
    bybit: optional(recent(5, "btc.perp.bybit.open-interest", 1)),
    okx: optional(recent(5, "btc.perp.okx.open-interest", 1)),
    closes: recent(5, "btc.close", 1),
    windows: liquidationWindows,
  },
  compute: ({ longs, interest, bybit, okx, closes, windows, ...feeds }) => {
    const live = newestLiveDay(feeds);
    if (live !== undefined) return byVenue(live, { binance: interest, bybit, okx }, closes);
    if (longs === undefined)
      return absent("missing", "no day of live feeds, and no longs; needs source import/liquidations");
    const day = longs.observed[0]!.slice(0, 10);
    const before = addDays(day as LocalDate, -1);
    const notional = notionalOn(before, interest, closes);
    if (notional === undefined)
      return absent(
        before < closes.observed[0]! ? "stale" : "missing",
        before < closes.observed[0]!
          ? `the newest import of liquidations is of ${day}; needs source import/liquidations`
          : `open interest and close of ${before}; needs sources binance/open-interest and binance/spot-1d`,
      );
    const { coverage, venues } = coverageOf(windows, day);
    return reading(longs.values[0]! / notional, {
      ...importedFigure(day),
      label: coverage,
      details: {
        ...{ day, from: "import", coins: "all", venues, longsUsd: longs.values[0]! },
        ...{ openInterestUsd: notional, openInterestOn: before, openInterestOf: "binance" },
      },
    });
  },
});

type Interests = Readonly<Record<string, SeriesWindow | undefined>>;

/** The same venue above and below the line; a venue without open interest of the day before is left out and named. */
function byVenue(live: LiveDay, interests: Interests, closes: SeriesWindow) {
  const before = addDays(live.day as LocalDate, -1);
  const compared = live.venues.flatMap((v) => {
    const notional = notionalOn(before, interests[v.venue], closes);
    return notional === undefined ? [] : [{ ...v, ratio: v.longs / notional }];
  });
  const leftOut = live.venues.filter((v) => !compared.some((c) => c.venue === v.venue)).map((v) => v.venue);
  if (compared.length === 0)
    return absent(
      "missing",
      `open interest of ${before} on a venue that was heard (${live.venues.map((v) => v.venue).join(", ")}), and the close; needs sources binance/open-interest, bybit/open-interest or okx/open-interest, and binance/spot-1d`,
    );
  return reading(median(compared.map((c) => c.ratio)), {
    label: compared.every((c) => c.isComplete) ? "complete for its venues" : "lower bound",
    details: {
      ...{ day: live.day, from: "live feeds", coins: "BTC", venues: compared.map((c) => c.venue).join(", ") },
      ...{ openInterestOn: before, withoutOpenInterest: leftOut.join(", ") || "none", heard: live.heard },
      ...Object.fromEntries(compared.map((c) => [c.venue, c.ratio])),
    },
  });
}

/** Dollars of a day's open interest at the close of that day; undefined without both. */
function notionalOn(day: string, interest: SeriesWindow | undefined, closes: SeriesWindow): number | undefined {
  const coins = interest?.values[interest.observed.findIndex((at) => at.slice(0, 10) === day)];
  const close = closes.values[closes.observed.indexOf(day)];
  return coins === undefined || close === undefined || !(coins * close > 0) ? undefined : coins * close;
}
