import { defineIndicator, history } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** The longest tenor, where demand is thinnest and stress shows first. */
export const jgb40y = defineIndicator({
  id: "jgb-40y",
  title: "JGB 40-year par yield",
  section: "japan",
  unit: "ratio",
  formula: "last official close; change against the session before; rank among all known closes (1 is the highest)",
  meaning: "The tenor with the fewest buyers: when it leads the curve up, long Japanese money is short of takers.",
  reference: "models 1; Ministry of Finance par yield curve",
  inputs: { yields: history("jgb.40y", 2) },
  compute: ({ yields }) => levelReading(yields),
});
