import { absent } from "../../../core/outcome.ts";
import { standardisedShift } from "../../../models/price-action/absorption-signal.ts";
import { absorptionHistory } from "../../absorption.ts";
import { commonReturns } from "../../common-returns.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { tooShort } from "../../windows.ts";

const window = 500;
const halfLife = 250;
const year = 252;
const month = 15;
/** Calendar days that surely hold the sessions of window and year, for a series that trades every day. */
const days = 1300;
const series = (id: string) => recent(days, id, 2);

/** How tightly markets are tied together: one factor that carries most of the variance carries a shock everywhere. */
export const absorptionRatio = defineIndicator({
  id: "absorption-ratio",
  title: "Absorption ratio",
  section: "price-action",
  unit: "ratio",
  formula:
    "variance share of the first eigenvector of the correlation matrix of log returns of S&P 500, Nasdaq, Nikkei 225, USDJPY, BTC and ETH over 500 common sessions, half-life 250 (standardised, or crypto would dominate); shift = (mean of 15 days - mean of a year) / standard deviation of the year, where a year more is known",
  meaning: "High or rising fast, markets are fragile: a shock to one is a shock to all.",
  reference: "models 5; Kritzman, Li, Page and Rigobon 2011",
  inputs: {
    spx: series("spx"),
    nasdaq: series("nasdaq-composite"),
    nikkei: series("nikkei225"),
    usdjpy: series("fx.usdjpy"),
    btc: series("btc.close"),
    eth: series("eth.close"),
  },
  compute: (closes) => {
    const returns = commonReturns(Object.values(closes), window + year - 1);
    if (!returns) return absent("undefined-result", "a price that is not positive has no return");
    const { days: common, columns } = returns;
    const known = columns[0]!.length;
    if (known < window) return tooShort("six markets on common days", known, window, "live sources");
    const hasYear = known >= window + year - 1;
    const history = absorptionHistory(columns, window, halfLife, hasYear ? year : 1);
    if (!history) return absent("undefined-result", "a market that did not move over the window");
    const varies = history.some((share) => share !== history[0]);
    return reading(history.at(-1)!, {
      details: {
        shift: hasYear && varies ? standardisedShift(history, month, year) : null,
        session: common.at(-1)!,
        sessions: known,
      },
    });
  },
});
