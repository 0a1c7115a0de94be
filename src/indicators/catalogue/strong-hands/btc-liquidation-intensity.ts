import { absent } from "../../../core/outcome.ts";
import { defineIndicator, last, reading, recent } from "../../define.ts";
import { coverageOf, liquidationWindows } from "../../liquidation-coverage.ts";

/** Forced sales against the positions that could be forced. */
export const btcLiquidationIntensity = defineIndicator({
  id: "btc-liquidation-intensity",
  title: "Longs liquidated against open interest",
  section: "strong-hands",
  unit: "ratio",
  formula:
    "longs liquidated in 24 hours, all coins / (BTC perpetual open interest of the day before x UTC close of that day); the numerator covers more than BTC, so it is biased upward",
  meaning: "A tenth and more, the day was a flush and may be over; a hundredth, holders sold of their own will.",
  reference: "models 7.5 (f1)",
  inputs: {
    longs: last(1, "crypto.liquidations.long-24h"),
    interest: recent(2, "btc.open-interest", 2),
    closes: recent(2, "btc.close", 2),
    windows: liquidationWindows,
  },
  compute: ({ longs, interest, closes, windows }) => {
    const day = interest.observed[0]!.slice(0, 10);
    const at = closes.observed.indexOf(day);
    if (at < 0) return absent("missing", `the BTC close of ${day}; needs source binance/spot-1d`);
    const notional = interest.values[0]! * closes.values[at]!;
    if (!(notional > 0)) return absent("undefined-result", "no open interest");
    const { coverage, venues } = coverageOf(windows, longs.observed[0]!.slice(0, 10));
    return reading(longs.values[0]! / notional, {
      label: coverage,
      details: {
        venues,
        longsUsd: longs.values[0]!,
        openInterestUsd: notional,
        openInterestOn: day,
        to: longs.observed[0]!,
      },
    });
  },
});
