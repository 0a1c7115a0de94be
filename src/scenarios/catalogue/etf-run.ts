import { defineScenario } from "../define.ts";

export const etfRun = defineScenario({
  id: "etf-run",
  title: "Holders redeem a tenth of the spot bitcoin funds",
  basis: "hypothetical",
  horizonSessions: 5,
  asks: "How much does the price fall when fund holders leave together, and whom does that liquidate?",
  source: "size chosen: the worst month so far, November 2025, was about 3 % of assets",
  shocks: [],
  events: [{ kind: "fund-run", share: 0.1 }],
});
