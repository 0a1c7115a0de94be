import { passThroughBeta } from "../../models/transmission/pass-through.ts";
import { claimDay, defineClaim, round, untestable } from "./define.ts";
import { pairedChanges } from "./statistics.ts";

export const jgbDrivesGlobalYields = defineClaim({
  id: "jgb-drives-global-yields",
  claim: "Rising Japanese yields raise yields elsewhere",
  test: "beta of the US 10-year's change on the same Tokyo day's change of the 30-year JGB, 120 sessions, Newey-West 95 %; and the day itself",
  judge: ({ facts }) => {
    const pairs = pairedChanges(
      facts,
      { series: "jgb.30y", kind: "difference" },
      { series: "ust.10y", kind: "difference" },
      claimDay,
      120,
    );
    const fit = pairs.first.length >= 30 ? passThroughBeta(pairs.first, pairs.second, 5, 0.95) : undefined;
    if (!fit) return untestable("at least 30 common sessions of jgb.30y and ust.10y");
    const at = pairs.dates.indexOf(claimDay);
    const numbers = {
      beta: round(fit.value, 2),
      low: round(fit.lo, 2),
      high: round(fit.hi, 2),
      sessions: fit.n,
      lastSession: pairs.dates.at(-1) ?? null,
      dayJgbBp: at < 0 ? null : round(pairs.first[at]! * 10_000, 1),
      dayUstBp: at < 0 ? null : round(pairs.second[at]! * 10_000, 1),
    };
    const words = `Beta ${numbers.beta} (95 %: ${numbers.low} to ${numbers.high}, ${fit.n} sessions)`;
    const day =
      at < 0
        ? " The US yield of the day was not public at the as-of."
        : ` On the day the JGB moved ${numbers.dayJgbBp} bp and the US 10-year ${numbers.dayUstBp} bp.`;
    if (fit.lo > 0)
      return {
        verdict: "supported",
        numbers,
        reason: `${words}: an association with yields that close later, not a cause.${day}`,
      };
    if (fit.hi < 0) return { verdict: "contradicted", numbers, reason: `${words}.${day}` };
    return { verdict: "undetermined", numbers, reason: `${words}: the interval contains zero.${day}` };
  },
});
