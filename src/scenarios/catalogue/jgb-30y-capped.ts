import { defineScenario, shock } from "../define.ts";

export const jgb30yCapped = defineScenario({
  id: "jgb-30y-capped",
  title: "The 30-year JGB yield at 3.8 %, and the central bank buys above 3.6 %",
  basis: "hypothetical",
  horizonSessions: 20,
  asks: "What would a renewed yield cap have to buy, and does it calm the rest?",
  source: "as the scenario without a cap; the limit of USD 200bn is chosen",
  shocks: [shock("jgb.30y", { kind: "fixed", at: 0.038, direction: "up" })],
  events: [{ kind: "central-bank-buys", atYield: 0.036, limitUsd: 200e9 }],
});
