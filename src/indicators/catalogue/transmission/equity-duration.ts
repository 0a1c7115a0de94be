import { absent } from "../../../core/outcome.ts";
import { equityDuration as durationOf } from "../../../models/transmission/equity-revaluation.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";

/** Years of earnings growth that today's price waits for; the lever from rates to shares. */
export const equityDuration = defineIndicator({
  id: "equity-duration",
  title: "Duration of equities",
  section: "transmission",
  unit: "years",
  formula: "1 / (k - g), k - g the assumed gap between required return and growth of the index",
  meaning:
    "Percent lost per point of higher required return, to first order; shares that live on distant profits have more.",
  reference: "models 4.2; Gordon and Shapiro 1956; Dechow, Sloan and Soliman 2004",
  inputs: { yieldGap: parameter("equity-yield-gap") },
  compute: ({ yieldGap }) =>
    yieldGap > 0
      ? reading(durationOf(yieldGap), { details: { yieldGap } })
      : absent("undefined-result", `k - g is ${yieldGap}: Gordon's formula needs it above 0`),
});
