import { defineIndicator, recent } from "../../define.ts";
import { spotChange } from "../../spot-change.ts";

const sessions = 5;

/** The move of a week of sessions, the horizon of the carry sensor. Positive is a weaker yen. */
export const usdjpyChange5d = defineIndicator({
  id: "usdjpy-change-5d",
  title: "USDJPY, change over 5 sessions",
  section: "carry",
  unit: "change",
  formula: "S(t) / S(t-5) - 1 over 5 fixings, simple; the yen's appreciation S(t-5) / S(t) - 1 in the details",
  meaning: "A fall beyond one standard deviation is the first condition of a carry unwind.",
  reference: "models 0, FX sign, and 2.7",
  inputs: { spot: recent(sessions + 1, "fx.usdjpy", sessions + 1) },
  compute: ({ spot }) => spotChange(spot, sessions),
});
