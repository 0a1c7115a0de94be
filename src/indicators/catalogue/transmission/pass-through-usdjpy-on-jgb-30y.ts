import { defineIndicator } from "../../define.ts";
import { edgeInput, passThroughReading } from "../../pass-through.ts";

/** Does the yen rise or fall when Japanese yields rise? */
export const passThroughUsdjpyOnJgb30y = defineIndicator({
  id: "pass-through-usdjpy-on-jgb-30y",
  title: "Pass-through: USDJPY on JGB 30-year",
  section: "transmission",
  unit: "return-per-rate",
  formula:
    "log change of USDJPY at the Frankfurt fixing per unit (100 percentage points) of the same Tokyo day's change of the JGB 30-year; least squares over the last 120 common sessions without a gap, Newey-West interval at 95 %",
  meaning: "Positive: yields and a weak yen go together, a risk premium; negative: higher yields pull money home.",
  reference: "models 4.6; Newey and West 1987",
  inputs: { cause: edgeInput("jgb.30y"), effect: edgeInput("fx.usdjpy") },
  compute: ({ cause, effect }) =>
    passThroughReading({ window: cause, kind: "difference" }, { window: effect, kind: "log return" }, "mof/jgb"),
});
