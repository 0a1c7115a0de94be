import { defineScenario, shock } from "../define.ts";

export const boj25bp = defineScenario({
  id: "boj-25bp",
  title: "The Bank of Japan raises its rate by 25 basis points",
  basis: "hypothetical",
  horizonSessions: 5,
  asks: "How much of the carry trade leaves because it pays less, and what does that move?",
  source:
    "the decision of 19 December 2025 was a rise to 0.75 %; taken here as a surprise, with nothing priced in before",
  shocks: [shock("jp.policy-rate", { kind: "absolute", by: 0.0025 })],
});
