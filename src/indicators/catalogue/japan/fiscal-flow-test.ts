import { absent } from "../../../core/outcome.ts";
import { projectInterest } from "../../../models/japan/maturity-ladder.ts";
import { defineIndicator, reading } from "../../define.ts";
import { ladderInputs, startLadder } from "../../japan-ladder.ts";

/** Does interest grow faster than tax revenue? True at low yields already, because interest starts from little. */
export const fiscalFlowTest = defineIndicator({
  id: "fiscal-flow-test",
  title: "Growth of interest less growth of tax revenue",
  section: "japan",
  unit: "share-difference",
  formula: "growth of the ladder's interest from the budget year to the next, minus the assumed growth of tax revenue",
  meaning:
    "Above 0 interest outgrows revenue. That is no tipping point: old bonds were cheap, so it holds long before trouble.",
  reference: "models 1.4 (a)",
  inputs: ladderInputs,
  compute: (inputs) => {
    const started = startLadder(inputs);
    if ("state" in started) return started;
    const [now, next] = projectInterest({ ...started.ladder, years: 1 });
    if (!(now!.interest > 0))
      return absent("undefined-result", "interest of the budget year is zero: it has no growth");
    const interestGrowth = next!.interest / now!.interest - 1;
    const gap = interestGrowth - inputs.taxGrowth;
    return reading(gap, {
      label: gap > 0 ? "interest grows faster" : "revenue grows faster",
      details: { baseYear: started.budget.fiscalYear, interestGrowth, taxGrowth: inputs.taxGrowth },
    });
  },
});
