import { absent } from "../../../core/outcome.ts";
import { ewmaVariance } from "../../../models/price-action/ewma-volatility.ts";
import { defineIndicator, parameter, reading, recent } from "../../define.ts";
import { intervalOf, scaled, sessionVolatility } from "../../statistics.ts";
import { contiguousTail, lastOf, logReturns, tooShort } from "../../windows.ts";

const short = 60;
const long = 250;
/** Crypto trades every day of the year. */
const daysPerYear = 365;

/** How much BTC moves, a year. */
export const btcRealisedVolatility = defineIndicator({
  id: "btc-realised-volatility",
  title: "BTC, realised volatility",
  section: "price-action",
  unit: "ratio",
  formula:
    "sample standard deviation of the last 60 daily log returns of the UTC close x sqrt(365); over 250 days and exponentially weighted in the details; no gap inside a window",
  meaning: "Sets how far every BTC threshold is in time, and how much collateral lenders ask for.",
  reference: "models 0 and 5",
  inputs: { closes: recent(long + 1, "btc.close", short + 1), lambda: parameter("ewma-lambda") },
  compute: ({ closes, lambda }) => {
    const returns = logReturns(contiguousTail(closes));
    if (!returns) return absent("undefined-result", "a close that is not positive has no return");
    const n = returns.values.length;
    if (n < short) return tooShort("BTC daily returns", n, short, "binance/spot-1d");
    const annual = scaled(sessionVolatility(lastOf(returns, short).values), Math.sqrt(daysPerYear));
    const year = n >= long ? sessionVolatility(lastOf(returns, long).values).value * Math.sqrt(daysPerYear) : null;
    return reading(annual.value, {
      interval: intervalOf(annual),
      details: {
        over250: year,
        exponentiallyWeighted: Math.sqrt(ewmaVariance(returns.values, lambda) * daysPerYear),
        perDay60: annual.value / Math.sqrt(daysPerYear),
      },
    });
  },
});
