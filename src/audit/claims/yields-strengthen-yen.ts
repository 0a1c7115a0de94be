import { labelRegime, yieldCurrencyCorrelation } from "../../models/japan/fiscal-regime.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";
import { pairedChanges } from "./statistics.ts";

const sessions = 60;

export const yieldsStrengthenYen = defineClaim({
  id: "yields-strengthen-yen",
  claim: "Rising Japanese yields go with a stronger yen",
  test: "correlation of changes of the 30-year yield and log changes of USDJPY over 60 sessions; negative would be a stronger yen",
  judge: ({ facts }) => {
    const pairs = pairedChanges(
      facts,
      { series: "jgb.30y", kind: "difference" },
      { series: "fx.usdjpy", kind: "log" },
      claimDay,
      sessions,
    );
    if (pairs.first.length < 20) return untestable("at least 20 common sessions of jgb.30y and fx.usdjpy");
    const { value, lo, hi, n } = yieldCurrencyCorrelation(pairs.first, pairs.second);
    const october = pairs.dates.findIndex((date) => date > "2025-10-01");
    const recent =
      october >= 0 && pairs.first.length - october >= 20
        ? yieldCurrencyCorrelation(pairs.first.slice(october), pairs.second.slice(october))
        : undefined;
    const numbers = {
      correlation: round(value, 3),
      low: round(lo, 3),
      high: round(hi, 3),
      sessions: n,
      sinceOctober: recent ? round(recent.value, 3) : null,
      sinceOctoberLow: recent ? round(recent.lo, 3) : null,
      sinceOctoberHigh: recent ? round(recent.hi, 3) : null,
    };
    const regime = labelRegime({ lo, hi });
    const words = `Correlation of yield and USDJPY changes ${numbers.correlation}, where above zero means a weaker yen (95 %: ${numbers.low} to ${numbers.high}, ${n} sessions): regime "${regime}".`;
    if (regime === "risk premium")
      return { verdict: "contradicted", numbers, reason: `${words} Yields rose with a weaker yen.` };
    return regime === "policy normalisation"
      ? { verdict: "supported", numbers, reason: words }
      : { verdict: "undetermined", numbers, reason: `${words} The interval contains zero.` };
  },
});
