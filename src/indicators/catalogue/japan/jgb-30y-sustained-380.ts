import { percent } from "../../../core/units.ts";
import { defineIndicator, history } from "../../define.ts";
import { sustainedReading, sustainedRuleInputs } from "../../sustained.ts";

const level = 3.8 * percent;

/** The upper end of the band that the November 2025 note names, as a state instead of a line. */
export const jgb30ySustained380 = defineIndicator({
  id: "jgb-30y-sustained-380",
  title: "JGB 30-year yield against 3.80 %",
  section: "japan",
  unit: "state",
  formula:
    "sustained (2) once the lowest of the last n closes is above 3.80 %, until the highest of the last m is below it by the hysteresis; touched (1): above but not sustained; below (0)",
  meaning: "A level held for a month changes what holders and issuers plan with; one close above it does not.",
  reference: "models 1.5",
  inputs: { closes: history("jgb.30y", 20), ...sustainedRuleInputs },
  compute: ({ closes, ...rule }) => sustainedReading(closes, level, rule),
});
