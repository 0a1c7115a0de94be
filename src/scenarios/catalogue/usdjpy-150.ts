import { defineScenario, shock } from "../define.ts";

export const usdjpy150 = defineScenario({
  id: "usdjpy-150",
  title: "The yen strengthens to 150 per dollar",
  basis: "note",
  horizonSessions: 5,
  asks: "How much of the carry trade is stopped out on the way, and how far does its own selling push the rate?",
  source: "the November 2025 note: about USD 500bn of carry positions would close",
  shocks: [shock("fx.usdjpy", { kind: "fixed", at: 150, direction: "down" })],
});
