import { defineScenario } from "../define.ts";

export const treasuryIndexExclusion = defineScenario({
  id: "treasury-index-exclusion",
  title: "Index funds must sell the treasury company",
  basis: "note",
  horizonSessions: 5,
  asks: "How far does its share fall, does its premium over coins go, and is its demand for bitcoin then missing?",
  source: "a bank's estimate of 2025: USD 2.8bn if one index provider excludes it, 8.8bn more if others follow",
  shocks: [],
  events: [{ kind: "index-exclusion", moneyUsd: 11.6e9 }],
});
