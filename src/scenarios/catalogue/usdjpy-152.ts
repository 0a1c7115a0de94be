import { defineScenario, shock } from "../define.ts";

export const usdjpy152 = defineScenario({
  id: "usdjpy-152",
  title: "The yen strengthens to 152 per dollar",
  basis: "note",
  horizonSessions: 5,
  asks: "How much of the carry trade is stopped out on the way, and how far does its own selling push the rate?",
  source:
    "the November 2025 note: the rate at which carry falls below the cost of hedging; it is the 12-month break-even of the policy differential",
  shocks: [shock("fx.usdjpy", { kind: "fixed", at: 152, direction: "down" })],
});
