import { defineScenario, shock } from "../define.ts";

export const november2025 = defineScenario({
  id: "november-2025",
  title: "20 and 21 November 2025 again",
  basis: "historical",
  horizonSessions: 2,
  asks: "From the fall of the Nasdaq alone: how much of bitcoin's fall follows, and does the carry trade play a part?",
  source: "Nasdaq Composite closes of 19 and 20 November 2025; these days were known when the model was written",
  shocks: [shock("nasdaq-composite", { kind: "relative", by: -0.0215 })],
  asOf: "2025-11-19T23:59:59Z",
  observed: { "fx.usdjpy": 0.002, nikkei225: 0.0265, spx: -0.0156, "btc.close": -0.054 },
});
