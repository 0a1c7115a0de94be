import { localDate as day } from "../../core/time.ts";
import { defineEvent } from "../define.ts";

export const baseCase = defineEvent({
  id: "base-case",
  title: "No cascade for 18 months",
  from: day("2025-11-21"),
  to: day("2027-05-21"),
  question: "Does no cascade begin, by the definition of `metastable calc cascade-episodes`?",
  statements: [
    { kind: "claim", low: 0.65, high: 0.7, source: "the November 2025 note's base case", asOf: day("2025-11-20") },
  ],
  resolution: {
    kind: "by-hand",
    document: "`metastable calibrate episodes` over the window; one outcome in 18 months cannot validate a probability",
  },
  source: "the November 2025 note; its own probability is printed by `metastable outlook`",
});
