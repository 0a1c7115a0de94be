import { defineIndicator, history } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** The tenor that most of Japan's borrowing and lending is priced from. */
export const jgb10y = defineIndicator({
  id: "jgb-10y",
  title: "JGB 10-year par yield",
  section: "japan",
  unit: "ratio",
  formula: "last official close; change against the session before; rank among all known closes (1 is the highest)",
  meaning:
    "The benchmark of yen borrowing: a rise feeds into mortgages, bank balance sheets and the budget's assumed rate.",
  reference: "models 1; Ministry of Finance par yield curve",
  inputs: { yields: history("jgb.10y", 2) },
  compute: ({ yields }) => levelReading(yields),
});
