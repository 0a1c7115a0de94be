import { defineIndicator } from "../../define.ts";
import { edgeInput, passThroughReading } from "../../pass-through.ts";

/** The same tenor on both sides: what long-bond buyers compare. */
export const passThroughUst30yOnJgb30y = defineIndicator({
  id: "pass-through-ust-30y-on-jgb-30y",
  title: "Pass-through: US 30-year on JGB 30-year",
  section: "transmission",
  unit: "multiple",
  formula:
    "change of the US 30-year yield in bp per bp of the same Tokyo day's change of the JGB 30-year; least squares over the last 120 common sessions without a gap, Newey-West interval at 95 %",
  meaning: "Term premium travels at the long end first; compare with the link to the 10-year.",
  reference: "models 4.6; Newey and West 1987",
  inputs: { cause: edgeInput("jgb.30y"), effect: edgeInput("ust.30y") },
  compute: ({ cause, effect }) =>
    passThroughReading({ window: cause, kind: "difference" }, { window: effect, kind: "difference" }, "mof/jgb"),
});
