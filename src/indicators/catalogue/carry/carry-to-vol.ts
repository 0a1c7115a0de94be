import { absent } from "../../../core/outcome.ts";
import { carryToVolatility } from "../../../models/carry/carry-to-vol.ts";
import { rateInputs } from "../../carry-rates.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { scaled, sessionsPerYear, sessionVolatility } from "../../statistics.ts";
import { contiguousTail, lastOf, logReturns, tooShort } from "../../windows.ts";

const sessions = 250;
const short = 60;

/** Income over risk of the carry. Uses the year's volatility, which a quiet month cannot flatter; 60 sessions beside it. */
export const carryToVol = defineIndicator({
  id: "carry-to-vol",
  title: "Carry to volatility",
  section: "carry",
  unit: "multiple",
  formula:
    "(dollar policy rate - yen policy rate) / realised volatility of USDJPY over 250 sessions; the interval is that of the volatility; 60 sessions in the details",
  meaning: "Below about 0.25 the trade no longer pays for its risk and positions are cut without any news.",
  reference: "models 2.2; Lustig, Roussanov and Verdelhan 2011",
  inputs: {
    ...rateInputs,
    spot: recent(sessions + 1, "fx.usdjpy", 2),
  },
  compute: ({ dollar, yen, spot }) => {
    const [rateUsd, rateJpy] = [dollar.values.at(-1)!, yen.values.at(-1)!];
    const returns = logReturns(contiguousTail(spot));
    if (!returns) return absent("undefined-result", "USDJPY has a value that is not positive: it has no log return");
    if (returns.values.length < sessions)
      return tooShort("USDJPY log returns", returns.values.length, sessions, "ecb/eurofxref");
    const year = scaled(sessionVolatility(lastOf(returns, sessions).values), Math.sqrt(sessionsPerYear));
    const recentYear = sessionVolatility(lastOf(returns, short).values).value * Math.sqrt(sessionsPerYear);
    if (!(year.lo > 0 && recentYear > 0))
      return absent("undefined-result", "USDJPY did not move: no volatility to divide by");
    const ratios = [year.lo, year.hi].map((v) => carryToVolatility(rateUsd, rateJpy, v)).sort((a, b) => a - b) as [
      number,
      number,
    ];
    return reading(carryToVolatility(rateUsd, rateJpy, year.value), {
      interval: {
        lo: ratios[0],
        hi: ratios[1],
        method: "chi-squared interval of the volatility at 95 %, rates as they are",
        n: sessions,
      },
      details: {
        differential: rateUsd - rateJpy,
        volatility250: year.value,
        with60Sessions: carryToVolatility(rateUsd, rateJpy, recentYear),
      },
    });
  },
});
