import { defineScenario, shock } from "../define.ts";

export const usdjpy145 = defineScenario({
  id: "usdjpy-145",
  title: "The yen strengthens to 145 per dollar",
  basis: "note",
  horizonSessions: 5,
  asks: "How much of the carry trade is stopped out on the way, and how far does its own selling push the rate?",
  source: "the November 2025 note: about USD 1,200bn of carry positions would close",
  shocks: [shock("fx.usdjpy", { kind: "fixed", at: 145, direction: "down" })],
});
