import { defineIndicator, recent } from "../../define.ts";
import { spotChange } from "../../spot-change.ts";

const sessions = 1;

/** The move of a day. Positive is a weaker yen. */
export const usdjpyChange1d = defineIndicator({
  id: "usdjpy-change-1d",
  title: "USDJPY, change over 1 session",
  section: "carry",
  unit: "change",
  formula: "S(t) / S(t-1) - 1 over 1 fixing, simple; the yen's appreciation S(t-1) / S(t) - 1 in the details",
  meaning: "A carry unwind shows here first, as a fall; a rise on a day of falling shares speaks against one.",
  reference: "models 0, FX sign, and 2.7",
  inputs: { spot: recent(sessions + 1, "fx.usdjpy", sessions + 1) },
  compute: ({ spot }) => spotChange(spot, sessions),
});
