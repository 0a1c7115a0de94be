import { isPresent } from "../../../core/outcome.ts";
import { defineIndicator, history, indicator, optional, reading } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** What options say that BTC will move over the next month, a year's standard deviation. */
export const btcDvol = defineIndicator({
  id: "btc-dvol",
  title: "BTC implied volatility (DVOL)",
  section: "price-action",
  unit: "ratio",
  formula:
    "close of Deribit's 30-day volatility index over the last UTC day, a year; change against the day before, rank among all known closes (1 is the highest); index less realised volatility in the details",
  meaning: "High against realised volatility, protection is dear because it is wanted; low before an event, it is not.",
  reference: "models 10.1",
  inputs: { index: history("btc.dvol", 1), realised: optional(indicator("btc-realised-volatility")) },
  compute: ({ index, realised }) => {
    const level = levelReading(index);
    if (!isPresent(level)) return level;
    const { value, details } = level.value;
    return reading(value, {
      details: { ...details, day: index.observed.at(-1)!, overRealised: realised ? value - realised.value : null },
    });
  },
});
