import { absent } from "../../../core/outcome.ts";
import { logUniformMean, logUniformQuantile } from "../../../models/carry/exposure-prior.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";

/** Nobody sees carry positions, so their size is a distribution. Every result that needs it is shown as a function of it. */
export const exposurePrior = defineIndicator({
  id: "exposure-prior",
  title: "Size of the yen carry trade, prior",
  section: "carry",
  unit: "usd",
  formula:
    "median of a log-uniform distribution between the assumed low and high; interval from its 5 % to its 95 % quantile; mean in the details",
  meaning: "Fifty-fold uncertainty: a figure for an unwind without its exposure says nothing.",
  reference: "models 2.5; McGuire and von Peter 2024",
  inputs: { low: parameter("carry-exposure-low"), high: parameter("carry-exposure-high") },
  compute: ({ low, high }) => {
    if (!(low > 0 && high > low))
      return absent("undefined-result", `exposure from ${low} to ${high}: needs 0 < low < high`);
    const at = (p: number) => logUniformQuantile(low, high, p);
    return reading(at(0.5), {
      interval: { lo: at(0.05), hi: at(0.95), method: "5 % and 95 % quantiles of a log-uniform prior; no data", n: 0 },
      details: { mean: logUniformMean(low, high), low, high },
    });
  },
});
