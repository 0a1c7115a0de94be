import { absent } from "../../../core/outcome.ts";
import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail, onCommonDays } from "../../windows.ts";

const sessions = 20;

/** The reward for lending to Japan for thirty years instead of ten. */
export const jgb30y10ySlope = defineIndicator({
  id: "jgb-30y-10y-slope",
  title: "JGB 30-year less 10-year yield",
  section: "japan",
  unit: "rate-difference",
  formula: "30-year minus 10-year par yield at the last common close; change over 20 sessions without a gap",
  meaning:
    "A steeper slope is a rising price of long fiscal risk; a flatter one with rising yields is policy normalisation.",
  reference: "models 1.7; Ministry of Finance par yield curve",
  inputs: { long: recent(sessions + 5, "jgb.30y", 1), short: recent(sessions + 5, "jgb.10y", 1) },
  compute: ({ long, short }) => {
    const [longs, shorts] = onCommonDays([long, short]);
    const slopes = contiguousTail({
      observed: longs!.observed,
      values: longs!.values.map((y, i) => y - shorts!.values[i]!),
    });
    const slope = slopes.values.at(-1);
    if (slope === undefined)
      return absent("warming-up", "JGB 30- and 10-year yields: no common close; more history from mof/jgb");
    const before = slopes.values.at(-1 - sessions);
    return reading(slope, {
      details: { change20Sessions: before === undefined ? null : slope - before, day: slopes.observed.at(-1)! },
    });
  },
});
