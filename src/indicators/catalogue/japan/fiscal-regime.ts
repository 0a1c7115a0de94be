import { absent } from "../../../core/outcome.ts";
import { labelRegime, yieldCurrencyCorrelation } from "../../../models/japan/fiscal-regime.ts";
import { defineIndicator, indicator, optional, reading, recent } from "../../define.ts";
import { intervalOf } from "../../statistics.ts";
import { contiguousTail, differences, lastOf, logReturns, onCommonDays, tooShort } from "../../windows.ts";

const sessions = 60;

/** Do yields rise because Japan is riskier (the yen falls with bonds) or because policy normalises (the yen rises)? */
export const fiscalRegime = defineIndicator({
  id: "fiscal-regime",
  title: "Risk premium or policy normalisation",
  section: "japan",
  unit: "score",
  formula:
    "correlation of daily changes of the 30-year yield with log changes of USDJPY over the last 60 common sessions; a label only if the whole 95 % interval has one sign, otherwise mixed",
  meaning: "Above 0 bonds and yen fall together, as under fiscal dominance; below 0 higher yields bring money home.",
  reference: "models 1.7; Leeper 1991",
  inputs: {
    yields: recent(2 * sessions, "jgb.30y", sessions + 1),
    spot: recent(2 * sessions, "fx.usdjpy", sessions + 1),
    slope: optional(indicator("jgb-30y-10y-slope")),
    snowball: optional(indicator("fiscal-snowball")),
  },
  compute: ({ yields, spot, slope, snowball }) => {
    const [yieldDays, spotDays] = onCommonDays([yields, spot]).map((w) => contiguousTail(w));
    const yieldChanges = differences(yieldDays!);
    const spotChanges = logReturns(spotDays!);
    if (!spotChanges)
      return absent("undefined-result", "USDJPY has a value that is not positive: it has no log change");
    if (yieldChanges.values.length < sessions)
      return tooShort(
        "common sessions of the JGB 30-year yield and USDJPY",
        yieldChanges.values.length,
        sessions,
        "mof/jgb",
      );
    const x = lastOf(yieldChanges, sessions);
    const y = lastOf(spotChanges, sessions);
    const varies = (values: readonly number[]) => values.some((v) => v !== values[0]);
    if (!varies(x.values) || !varies(y.values))
      return absent("undefined-result", "no variation over 60 sessions: no correlation");
    const correlation = yieldCurrencyCorrelation(x.values, y.values);
    return reading(correlation.value, {
      label: labelRegime(correlation),
      interval: intervalOf(correlation),
      details: {
        first: x.observed[0]!,
        last: x.observed.at(-1)!,
        slopeChange20Sessions: slope?.details?.change20Sessions ?? null,
        rateLessGrowth: snowball?.details?.rateLessGrowth ?? null,
      },
    });
  },
});
