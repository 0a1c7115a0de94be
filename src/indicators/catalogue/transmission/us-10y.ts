import { defineIndicator, history } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** The world's benchmark for the price of long money. */
export const us10y = defineIndicator({
  id: "us-10y",
  title: "US Treasury 10-year yield",
  section: "transmission",
  unit: "ratio",
  formula:
    "last constant-maturity yield; change against the session before; rank among all known yields (1 is the highest)",
  meaning: "Most assets on earth are discounted from it: half a point up takes about a tenth off long-duration shares.",
  reference: "models 4; Federal Reserve H.15",
  inputs: { yields: history("ust.10y", 2) },
  compute: ({ yields }) => levelReading(yields),
});
