import { defineScenario, shock } from "../define.ts";

export const neutralRate75bp = defineScenario({
  id: "neutral-rate-75bp",
  title: "The neutral rate rises by 75 basis points",
  basis: "note",
  horizonSessions: 20,
  asks: "What is sold after bonds and shares are worth less at a higher cost of capital?",
  source: "the November 2025 note: 50 to 75, or 75 to 100 basis points; removing cheap yen funding explains at most 50",
  shocks: [
    shock("ust.2y", { kind: "absolute", by: 0.0075 }),
    shock("ust.10y", { kind: "absolute", by: 0.0075 }),
    shock("ust.30y", { kind: "absolute", by: 0.0075 }),
  ],
});
