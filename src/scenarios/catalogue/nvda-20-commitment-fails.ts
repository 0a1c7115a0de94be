import { defineScenario, shock } from "../define.ts";

export const nvda20CommitmentFails = defineScenario({
  id: "nvda-20-commitment-fails",
  title: "Nvidia falls by 20 % and OpenAI's commitment to Oracle fails",
  basis: "hypothetical",
  horizonSessions: 5,
  asks: "What does a failed commitment take from its payees, and what is sold when the leading share falls?",
  source: "size chosen; the commitment (USD 300bn over about five years from 2027) is in the deal register",
  shocks: [shock("nvda.close", { kind: "relative", by: -0.2 })],
  events: [{ kind: "commitment-fails", from: "OpenAI", to: "Oracle" }],
});
