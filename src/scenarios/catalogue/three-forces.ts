import { defineScenario, shock } from "../define.ts";

export const threeForces = defineScenario({
  id: "three-forces",
  title: "All three forces at once",
  basis: "note",
  horizonSessions: 20,
  asks: "When Japan's yields, the carry trade and the funding of AI break together: what is sold, and who is left to buy?",
  source: "the November 2025 note's three forces at the sizes of the single scenarios",
  shocks: [
    shock("jgb.30y", { kind: "fixed", at: 0.038, direction: "up" }),
    shock("jp.policy-rate", { kind: "absolute", by: 0.0025 }),
    shock("fx.usdjpy", { kind: "fixed", at: 150, direction: "down" }),
    shock("ust.2y", { kind: "absolute", by: 0.0075 }),
    shock("ust.10y", { kind: "absolute", by: 0.0075 }),
    shock("ust.30y", { kind: "absolute", by: 0.0075 }),
    shock("nvda.close", { kind: "relative", by: -0.2 }),
  ],
  events: [{ kind: "commitment-fails", from: "OpenAI", to: "Oracle" }],
});
