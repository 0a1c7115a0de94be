import { normalQuantileOf } from "../../../core/math/interval.ts";
import { absent } from "../../../core/outcome.ts";
import { huberRegression } from "../../../models/transmission/crypto-factors.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";
import { edgeInput, passThroughSessions } from "../../pass-through.ts";
import { contiguousTail, differences, lastOf, logReturns, onCommonDays, tooShort } from "../../windows.ts";

const lags = 5;
const confidence = 0.95;

/** The other alternative for crypto: what it earned per unit of shares, rates and the dollar. */
export const cryptoFactorModel = defineIndicator({
  id: "crypto-factor-model",
  title: "BTC's beta to the Nasdaq, rates and dollar held fixed",
  section: "transmission",
  unit: "multiple",
  formula:
    "b1 of r = a + b1 Nasdaq log return + b2 change of the US 10-year yield + b3 log change of the dollar index, last 120 common sessions without a gap, Huber loss, Newey-West interval at 95 %; b2, b3 and the assumed prior of b1 in the details",
  meaning: "How much of a fall in Bitcoin is just a fall in shares; the rest asks for its own explanation.",
  reference: "models 4.4 (i); Liu and Tsyvinski 2021",
  inputs: {
    btc: edgeInput("btc.close"),
    nasdaq: edgeInput("nasdaq-composite"),
    yield10: edgeInput("ust.10y"),
    dollar: edgeInput("us.dollar-index"),
    prior: parameter("crypto-nasdaq-beta"),
  },
  compute: ({ btc, nasdaq, yield10, dollar, prior }) => {
    const days = onCommonDays([btc, nasdaq, yield10, dollar]).map((w) => contiguousTail(w));
    const changes = [logReturns(days[0]!), logReturns(days[1]!), differences(days[2]!), logReturns(days[3]!)];
    const [coin, shares, rates, fx] = changes.map((w) => w && lastOf(w, passThroughSessions));
    if (!coin || !shares || !rates || !fx)
      return absent("undefined-result", "a price is not positive: it has no log return");
    if (coin.values.length < passThroughSessions)
      return tooShort(
        "common sessions of BTC, Nasdaq, rates and dollar",
        coin.values.length,
        passThroughSessions,
        "fred/series",
      );
    const rows = shares.values.map((v, i) => [v, rates.values[i]!, fx.values[i]!]);
    const fit = huberRegression(coin.values, rows, lags);
    const half = fit && normalQuantileOf(confidence) * fit.standardErrors[1]!;
    if (!fit || half === undefined || !fit.coefficients.every(Number.isFinite) || !Number.isFinite(half))
      return absent("undefined-result", "the factors do not vary independently: no betas");
    const [, b1, b2, b3] = fit.coefficients as [number, number, number, number];
    return reading(b1, {
      interval: {
        lo: b1 - half,
        hi: b1 + half,
        method: `Huber loss, Newey-West errors with ${lags} lags, 95 %`,
        n: fit.n,
      },
      details: {
        betaYield10: b2,
        betaDollar: b3,
        rSquared: fit.rSquared,
        priorBetaNasdaq: prior,
        first: coin.observed[0]!,
        last: coin.observed.at(-1)!,
      },
    });
  },
});
