import { defineScenario, shock } from "../define.ts";

export const jgb30y380 = defineScenario({
  id: "jgb-30y-380",
  title: "The 30-year JGB yield stays at 3.8 %",
  basis: "note",
  horizonSessions: 20,
  asks: "Do holders at home sell foreign bonds when the long yield passes the note's upper level and stays there?",
  source:
    "the November 2025 note: a sustained 3.6 to 3.8 % is where debt service becomes non-linear; a claim under test",
  shocks: [shock("jgb.30y", { kind: "fixed", at: 0.038, direction: "up" })],
});
