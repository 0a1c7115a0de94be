import { absent } from "../../../core/outcome.ts";
import { defineIndicator, history, reading } from "../../define.ts";

/** Where the last close stands among all known closes; says since when it knows any. */
export const jgb30yRecord = defineIndicator({
  id: "jgb-30y-record",
  title: "JGB 30-year yield, rank in the known history",
  section: "japan",
  unit: "count",
  formula:
    "one plus the number of known closes above the last one (1 is a record); the history starts at the date in the details",
  meaning: "Ranks near 1 are yields that no holder of today's portfolios has been tested against.",
  reference: "models 1; Ministry of Finance par yield curve",
  inputs: { yields: history("jgb.30y", 250) },
  compute: ({ yields }) => {
    const level = yields.values.at(-1);
    if (level === undefined) return absent("warming-up", "needs one close");
    let higher = 0;
    let lastHigher: string | null = null;
    let highest = 0;
    for (const [i, y] of yields.values.entries()) {
      if (y > level) {
        higher += 1;
        lastHigher = yields.observed[i]!;
      }
      if (y >= yields.values[highest]!) highest = i;
    }
    return reading(higher + 1, {
      label: `of ${yields.values.length} closes`,
      details: {
        level,
        observations: yields.values.length,
        since: yields.observed[0]!,
        lastHigher,
        highest: yields.values[highest]!,
        highestOn: yields.observed[highest]!,
      },
    });
  },
});
