import { absent } from "../../../core/outcome.ts";
import { judgeForced, splitFall } from "../../../models/strong-hands/forced-share.ts";
import { defineIndicator, evenStale, indicator, optional, parameter, reading, recent } from "../../define.ts";
import { liveDayOf, liveLiquidations } from "../../live-liquidations.ts";
import { contiguousTail, onCommonDays } from "../../windows.ts";

/** Crypto trades every day of the year. */
const daysPerYear = 365;

/** How much of the last fall was forced: an interval that is usually too wide for a verdict, and then says so. */
export const btcForcedShare = defineIndicator({
  id: "btc-forced-share",
  title: "BTC, forced share of the last fall",
  section: "strong-hands",
  unit: "ratio",
  formula:
    "log fall between the last two days that Nasdaq and BTC share, less macro (beta x log move of Nasdaq); forced part from the square-root law Y x sigma x sqrt(L / V) to L / depth per 1 %, at most the remainder, over the fall; L = longs liquidated on the UTC day of the later close: BTC as live feeds heard it, a lower bound, else all coins from an import, biased upward (days up to a week back are at hand); the value is the middle of the interval",
  meaning:
    "Forced sales end when positions are gone, judgements do not: only an interval beyond a quarter or three quarters tells them apart.",
  reference: "models 7.5",
  inputs: {
    ...liveLiquidations,
    imported: evenStale(optional(recent(7, "crypto.liquidations.long-24h", 1))),
    closes: recent(20, "btc.close", 2),
    nasdaq: recent(12, "nasdaq-composite", 2),
    volatility: indicator("btc-realised-volatility"),
    beta: parameter("crypto-nasdaq-beta"),
    volume: parameter("btc-volume-per-day"),
    depth: parameter("btc-depth-per-percent"),
    impact: parameter("impact-constant"),
  },
  compute: ({ imported, closes, nasdaq, volatility, beta, volume, depth, impact, ...feeds }) => {
    const [bitcoin, shares] = onCommonDays([closes, nasdaq]).map((w) => contiguousTail(w));
    const [priceBefore, priceAfter] = bitcoin!.values.slice(-2);
    const [sharesBefore, sharesAfter] = shares!.values.slice(-2);
    if (
      priceBefore === undefined ||
      priceAfter === undefined ||
      sharesBefore === undefined ||
      sharesAfter === undefined
    ) {
      return absent(
        "warming-up",
        "BTC and Nasdaq on two common days; more history from binance/spot-1d and nasdaq/close",
      );
    }
    const day = bitcoin!.observed.at(-1)!;
    const heard = liveDayOf(feeds, day);
    const liquidated =
      heard?.longs ?? imported?.values[imported.observed.findLastIndex((at) => at.slice(0, 10) === day)];
    if (liquidated === undefined) {
      const needed = `liquidations of ${day}, the day of the fall, heard by live feeds or imported; needs source import/liquidations`;
      const newest = imported?.observed.at(-1)?.slice(0, 10);
      return newest === undefined || newest > day
        ? absent("missing", needed)
        : absent("stale", `the newest import is of ${newest}; wanted: ${needed}`);
    }
    if (!(priceAfter < priceBefore)) return absent("not-applicable", `BTC did not fall on ${day}`);
    const split = splitFall({
      priceBefore,
      priceAfter,
      macroBeta: beta,
      macroReturn: sharesAfter / sharesBefore - 1,
      liquidated,
      volumePerDay: volume,
      volatilityPerDay: volatility.value / Math.sqrt(daysPerYear),
      impactConstant: impact,
      depthPerPercent: depth,
    });
    const [lo, hi] = [split.forcedShareLow, split.forcedShareHigh];
    return reading((lo + hi) / 2, {
      label: judgeForced(lo, hi),
      interval: { lo, hi, method: "square-root impact to a book without refill, capped by what macro leaves", n: 1 },
      details: {
        day,
        logReturn: split.logReturn,
        macroShare: split.macroShare,
        liquidatedUsd: liquidated,
        ...(heard ? { from: "live feeds", coins: "BTC", venues: heard.heard } : { from: "import", coins: "all" }),
      },
    });
  },
});
