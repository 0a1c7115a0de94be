import { defineIndicator } from "../../define.ts";
import { edgeInput, passThroughReading } from "../../pass-through.ts";

/** How much of a move in Tokyo's long end is found in New York on the same day. */
export const passThroughUst10yOnJgb30y = defineIndicator({
  id: "pass-through-ust-10y-on-jgb-30y",
  title: "Pass-through: US 10-year on JGB 30-year",
  section: "transmission",
  unit: "multiple",
  formula:
    "change of the US 10-year yield in bp per bp of the same Tokyo day's change of the JGB 30-year; least squares over the last 120 common sessions without a gap, Newey-West interval at 95 %",
  meaning: "The first link of the chain from Japan to the world's cost of capital; near 0 the chain is a story.",
  reference: "models 4.6; Newey and West 1987",
  inputs: { cause: edgeInput("jgb.30y"), effect: edgeInput("ust.10y") },
  compute: ({ cause, effect }) =>
    passThroughReading({ window: cause, kind: "difference" }, { window: effect, kind: "difference" }, "mof/jgb"),
});
