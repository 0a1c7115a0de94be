import { absent } from "../../../core/outcome.ts";
import { parkinsonVolatility } from "../../../models/price-action/parkinson.ts";
import { defineIndicator, last, reading, recent } from "../../define.ts";
import { contiguousTail, onCommonDays } from "../../windows.ts";

/** Volatility of the last day from its high and low: sees what a close hides. */
export const btcDayRange = defineIndicator({
  id: "btc-day-range",
  title: "BTC, volatility of the last day from its range",
  section: "price-action",
  unit: "ratio",
  formula:
    "ln(high / low) / (2 sqrt(ln 2)) of the last UTC day (Parkinson), one day, not annualised; rank among the last 60 known days in the details",
  meaning:
    "A range far above the move between closes means that stops and liquidations were run through and price came back.",
  reference: "models 5; Parkinson 1980",
  inputs: { highs: recent(60, "btc.high", 1), lows: recent(60, "btc.low", 1), close: last(1, "btc.close") },
  compute: ({ highs, lows, close }) => {
    const [high, low] = onCommonDays([highs, lows]).map((w) => contiguousTail(w));
    const n = high!.values.length;
    if (n === 0) return absent("missing", "high and low of the same day; needs source binance/spot-1d");
    if (high!.values.some((h, i) => !(low!.values[i]! > 0) || h < low!.values[i]!)) {
      return absent("undefined-result", "a high below its low, or a low that is not positive");
    }
    const volatilities = high!.values.map((h, i) => parkinsonVolatility(h, low!.values[i]!));
    const day = volatilities.at(-1)!;
    const [top, bottom] = [high!.values[n - 1]!, low!.values[n - 1]!];
    return reading(day, {
      details: {
        day: high!.observed[n - 1]!,
        high: top,
        low: bottom,
        close: close.values[0]!,
        highToLow: bottom / top - 1,
        rank: volatilities.filter((v) => v > day).length + 1,
        daysKnown: n,
      },
    });
  },
});
