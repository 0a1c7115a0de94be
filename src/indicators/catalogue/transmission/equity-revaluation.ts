import { absent } from "../../../core/outcome.ts";
import { basisPoint } from "../../../core/units.ts";
import { gordonRevaluation } from "../../../models/transmission/equity-revaluation.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";

const shocksBp = [50, 75, 100] as const;
const headlineBp = 75;

/** What a rise of the required return takes off share prices, exactly and to first order. */
export const equityRevaluation = defineIndicator({
  id: "equity-revaluation",
  title: "Equities at a required return 75 bp higher",
  section: "transmission",
  unit: "change",
  formula:
    "gap / (gap + shock) - 1 with the assumed k - g; 50, 75 and 100 bp, and the linear -shock / gap, in the details",
  meaning: "A level shift, not a crash: it is what remains after forced selling ends.",
  reference: "models 4.2; Gordon and Shapiro 1956",
  inputs: { yieldGap: parameter("equity-yield-gap") },
  compute: ({ yieldGap }) => {
    if (!(yieldGap > 0)) return absent("undefined-result", `k - g is ${yieldGap}: Gordon's formula needs it above 0`);
    const details: Record<string, number> = { yieldGap };
    for (const bp of shocksBp) {
      details[`at${bp}bp`] = gordonRevaluation(yieldGap, bp * basisPoint);
      details[`linearAt${bp}bp`] = (-bp * basisPoint) / yieldGap;
    }
    return reading(gordonRevaluation(yieldGap, headlineBp * basisPoint), { details });
  },
});
