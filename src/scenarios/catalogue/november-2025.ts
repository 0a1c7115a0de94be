import { defineScenario, shock, wholeMoves } from "../define.ts";

/** Closes of 19, 20 and 21 November 2025; USDJPY by reference rates of 14:15 in Frankfurt, bitcoin at the end of the UTC day. */
export const closes2025 = {
  "fx.usdjpy": [156.134, 157.6081, 156.7361],
  nikkei225: [48537.6992, 49823.9414, 48625.8789],
  spx: [6642.16, 6538.76, 6602.99],
  "nasdaq-composite": [22564.23, 22078.05, 22273.08],
  "btc.close": [91554.96, 86637.23, 85129.43],
} as const;

const [before, first, second] = closes2025["nasdaq-composite"];

export const november2025 = defineScenario({
  id: "november-2025",
  title: "20 and 21 November 2025 again",
  basis: "historical",
  horizonSessions: 2,
  asks: "From the Nasdaq alone, a fall and half of it made good: how much of bitcoin's fall follows, and does the carry trade play a part?",
  source:
    "Nasdaq Composite 22,564.23, 22,078.05 and 22,273.08 on 19, 20 and 21 November 2025; these days were known when the model was written. Tokyo closes before New York, so the Nikkei's observed move is not an answer to these",
  shocks: [shock("nasdaq-composite", { kind: "relative", by: first / before - 1 })],
  laterShocks: [{ "nasdaq-composite": second / first - 1 }],
  // Bitcoin's day ends at midnight UTC: by then every close of the 19th is known, and none of the 20th.
  asOf: "2025-11-20T00:30:00Z",
  observed: wholeMoves(closes2025),
  observedWindow: "closes of 19 to 21 November 2025; USDJPY by reference rates in Frankfurt",
});
