import { absent } from "../../../core/outcome.ts";
import { ratioSlope } from "../../../models/japan/fiscal-feedback.ts";
import { defineIndicator, reading } from "../../define.ts";
import { ladderInputs, startLadder } from "../../japan-ladder.ts";

const near = 3;
const far = 9;

/** The only true non-linearity of the three readings of a yield threshold: lenders who ask for more because the ratio rises. */
export const fiscalFeedback = defineIndicator({
  id: "fiscal-feedback",
  title: "Feedback from debt service to yields that would run away",
  section: "japan",
  unit: "multiple",
  formula:
    "1 / (rise of interest to tax after 9 years per unit of yield): 0.1 means that 10 bp of yield per percentage point of ratio is too much; 3 years in the details",
  meaning:
    "The smaller it is, the less fear it takes for yields and debt service to drive each other without a resting point.",
  reference: "models 1.4 (c); Calvo 1988; Lorenzoni and Werning 2019",
  inputs: ladderInputs,
  compute: (inputs) => {
    const started = startLadder(inputs);
    if ("state" in started) return started;
    const slopeNear = ratioSlope({ ...started.ladder, years: near });
    const slopeFar = ratioSlope({ ...started.ladder, years: far });
    if (!(slopeNear > 0 && slopeFar > 0))
      return absent("undefined-result", "the ratio does not rise with yields: no feedback to measure");
    return reading(1 / slopeFar, {
      details: {
        baseYear: started.budget.fiscalYear,
        slope9Years: slopeFar,
        slope3Years: slopeNear,
        critical3Years: 1 / slopeNear,
      },
    });
  },
});
