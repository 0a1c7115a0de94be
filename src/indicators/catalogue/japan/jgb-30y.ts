import { absent } from "../../../core/outcome.ts";
import { defineIndicator, history, reading } from "../../define.ts";

/** The level that the note watches. Details carry the change of the day and the rank in the known history. */
export const jgb30y = defineIndicator({
  id: "jgb-30y",
  title: "JGB 30-year par yield",
  section: "japan",
  unit: "ratio",
  formula: "last official close; change against the session before; rank among all known closes (1 is the highest)",
  meaning: "The price of long money in Japan: the higher, the less reason for Japanese savings to be abroad.",
  reference: "models 1; Ministry of Finance par yield curve",
  inputs: { yields: history("jgb.30y", 2) },
  compute: ({ yields }) => {
    const n = yields.values.length;
    const level = yields.values[n - 1];
    const before = yields.values[n - 2];
    if (level === undefined || before === undefined) return absent("warming-up", "needs two closes");
    const higher = yields.values.filter((y) => y > level).length;
    return reading(level, {
      details: { change: level - before, rank: higher + 1, observations: n, since: yields.observed[0]! },
    });
  },
});
