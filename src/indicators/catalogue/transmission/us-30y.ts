import { defineIndicator, history } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** The long end, where term premium and supply show. */
export const us30y = defineIndicator({
  id: "us-30y",
  title: "US Treasury 30-year yield",
  section: "transmission",
  unit: "ratio",
  formula:
    "last constant-maturity yield; change against the session before; rank among all known yields (1 is the highest)",
  meaning: "The tenor that competes with the 30-year JGB for the same insurers.",
  reference: "models 4; Federal Reserve H.15",
  inputs: { yields: history("ust.30y", 2) },
  compute: ({ yields }) => levelReading(yields),
});
