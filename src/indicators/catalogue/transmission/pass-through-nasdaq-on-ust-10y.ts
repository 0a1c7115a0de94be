import { defineIndicator } from "../../define.ts";
import { edgeInput, passThroughReading } from "../../pass-through.ts";

/** The discount-rate channel to long-duration shares. */
export const passThroughNasdaqOnUst10y = defineIndicator({
  id: "pass-through-nasdaq-on-ust-10y",
  title: "Pass-through: Nasdaq on US 10-year",
  section: "transmission",
  unit: "return-per-rate",
  formula:
    "log return of the Nasdaq Composite per unit (100 percentage points) of the same day's change of the US 10-year yield; least squares over the last 120 common sessions without a gap, Newey-West interval at 95 %",
  meaning: "Minus the empirical duration of growth shares, in years; positive when growth news moves both.",
  reference: "models 4.6; Newey and West 1987",
  inputs: { cause: edgeInput("ust.10y"), effect: edgeInput("nasdaq-composite") },
  compute: ({ cause, effect }) =>
    passThroughReading({ window: cause, kind: "difference" }, { window: effect, kind: "log return" }, "nasdaq/close"),
});
