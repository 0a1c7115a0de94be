import { absent } from "../../../core/outcome.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { intervalOf, scaled, sessionsPerYear, sessionVolatility } from "../../statistics.ts";
import { contiguousTail, lastOf, logReturns, tooShort } from "../../windows.ts";

const short = 60;
const long = 250;

/** How much the exchange rate moves a year; the price of risk under every break-even. */
export const usdjpyRealisedVolatility = defineIndicator({
  id: "usdjpy-realised-volatility",
  title: "USDJPY, realised volatility",
  section: "carry",
  unit: "ratio",
  formula:
    "sample standard deviation of the last 60 daily log returns x sqrt(252), a year; 250 sessions in the details; no gap inside a window",
  meaning: "Leveraged carry is sized by it: when it doubles, the same risk limit allows half the position.",
  reference: "models 0 and 2.2",
  inputs: { spot: recent(long + 1, "fx.usdjpy", short + 1) },
  compute: ({ spot }) => {
    const returns = logReturns(contiguousTail(spot));
    if (!returns) return absent("undefined-result", "USDJPY has a value that is not positive: it has no log return");
    if (returns.values.length < short)
      return tooShort("USDJPY log returns", returns.values.length, short, "ecb/eurofxref");
    const root = Math.sqrt(sessionsPerYear);
    const recentYear = scaled(sessionVolatility(lastOf(returns, short).values), root);
    const year = returns.values.length < long ? null : scaled(sessionVolatility(lastOf(returns, long).values), root);
    return reading(recentYear.value, {
      interval: intervalOf(recentYear),
      details: {
        volatility250: year?.value ?? null,
        volatility250Lo: year?.lo ?? null,
        volatility250Hi: year?.hi ?? null,
      },
    });
  },
});
