import { basisPoint } from "../../../core/units.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { intervalOf, scaled, sessionsPerYear, sessionVolatility } from "../../statistics.ts";
import { contiguousTail, differences, lastOf, tooShort } from "../../windows.ts";

const short = 60;
const long = 250;

/** How much the 30-year yield moves. Normal (not relative) volatility, because yields may be near zero. */
export const jgb30yRealisedVolatility = defineIndicator({
  id: "jgb-30y-realised-volatility",
  title: "JGB 30-year yield, realised volatility",
  section: "japan",
  unit: "rate-difference",
  formula:
    "sample standard deviation of the last 60 daily yield changes x sqrt(252), a year; per day in basis points over 60 and 250 sessions in the details; no gap inside a window",
  meaning:
    "Sets how soon a yield threshold can be reached, and the margin and risk limits of everyone who holds long bonds.",
  reference: "models 0 and 8.1",
  inputs: { yields: recent(long + 1, "jgb.30y", short + 1) },
  compute: ({ yields }) => {
    const changes = differences(contiguousTail(yields));
    if (changes.values.length < short)
      return tooShort("JGB 30-year yield changes", changes.values.length, short, "mof/jgb");
    const recentDay = sessionVolatility(lastOf(changes, short).values);
    const year = changes.values.length >= long ? sessionVolatility(lastOf(changes, long).values).value : null;
    const annual = scaled(recentDay, Math.sqrt(sessionsPerYear));
    return reading(annual.value, {
      interval: intervalOf(annual),
      details: {
        bpPerDay60: recentDay.value / basisPoint,
        bpPerDay60Lo: recentDay.lo / basisPoint,
        bpPerDay60Hi: recentDay.hi / basisPoint,
        bpPerDay250: year === null ? null : year / basisPoint,
      },
    });
  },
});
