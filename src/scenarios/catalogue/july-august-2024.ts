import { defineScenario, shock } from "../define.ts";

/** Log move of USDJPY from 10 to 30 July 2024, before the rise of the policy rate: 5.08 % of 11.65 % in all. */
const beforeTheRise = 0.0508;

export const julyAugust2024 = defineScenario({
  id: "july-august-2024",
  title: "July and August 2024 again",
  basis: "historical",
  horizonSessions: 18,
  asks: "From the part of the move that came before the rate rise, and the rise itself: how much of the rest follows?",
  source:
    "H.10 noon rates 161.73 (10 July) to 143.95 (5 August); the move until 30 July is taken as the outside part, an upper bound for what followed from it because payrolls were outside too",
  shocks: [
    shock("fx.usdjpy", { kind: "relative", by: Math.expm1(-beforeTheRise) }),
    shock("jp.policy-rate", { kind: "absolute", by: 0.0015 }),
  ],
  asOf: "2024-07-10T23:59:59Z",
  carryEnteredAtStart: true,
  observed: { "fx.usdjpy": -0.1099, nikkei225: -0.175, "nasdaq-composite": -0.13, "btc.close": -0.2 },
});
