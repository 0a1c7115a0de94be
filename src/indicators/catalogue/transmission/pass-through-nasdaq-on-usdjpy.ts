import { defineIndicator } from "../../define.ts";
import { edgeInput, passThroughReading } from "../../pass-through.ts";

/** The carry channel to shares: a stronger yen at the Frankfurt fixing, a fall in New York. */
export const passThroughNasdaqOnUsdjpy = defineIndicator({
  id: "pass-through-nasdaq-on-usdjpy",
  title: "Pass-through: Nasdaq on USDJPY",
  section: "transmission",
  unit: "multiple",
  formula:
    "log return of the Nasdaq Composite per log change of the same day's USDJPY fixing; least squares over the last 120 common sessions without a gap, Newey-West interval at 95 %",
  meaning: "Positive means that shares fall when the yen rises, as forced sellers of both would make them.",
  reference: "models 4.6; Newey and West 1987",
  inputs: { cause: edgeInput("fx.usdjpy"), effect: edgeInput("nasdaq-composite") },
  compute: ({ cause, effect }) =>
    passThroughReading({ window: cause, kind: "log return" }, { window: effect, kind: "log return" }, "nasdaq/close"),
});
