import { defineScenario, shock } from "../define.ts";

export const btcTreasuryCost = defineScenario({
  id: "btc-treasury-cost",
  title: "Bitcoin falls to the cost of its largest corporate holder",
  basis: "note",
  horizonSessions: 5,
  asks: "Does the treasury company have to sell at its cost, and how far below does the rest push the price?",
  source:
    "Strategy's filings as they are known at the as-of; those to 17 November 2025 say USD 48.355bn for 649 871 BTC, 74 407 each, and the note 74 430",
  shocks: [shock("btc.close", { kind: "reading", indicator: "strategy-cost-basis", direction: "down" })],
});
