import { defineScenario, shock } from "../define.ts";

export const november2025 = defineScenario({
  id: "november-2025",
  title: "20 and 21 November 2025 again",
  basis: "historical",
  horizonSessions: 2,
  asks: "From the Nasdaq alone, a fall and half of it made good: how much of bitcoin's fall follows, and does the carry trade play a part?",
  source:
    "Nasdaq Composite 22,564.23, 22,078.05 and 22,273.08 on 19, 20 and 21 November 2025; these days were known when the model was written. Tokyo closes before New York, so the Nikkei's observed move is not an answer to these",
  shocks: [shock("nasdaq-composite", { kind: "relative", by: 22_078.05 / 22_564.23 - 1 })],
  laterShocks: [{ "nasdaq-composite": 22_273.08 / 22_078.05 - 1 }],
  asOf: "2025-11-19T23:59:59Z",
  observed: { "fx.usdjpy": -0.0003, nikkei225: 0.0018, spx: -0.0059, "btc.close": -0.07 },
});
