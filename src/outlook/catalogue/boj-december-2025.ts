import { localDate as day } from "../../core/time.ts";
import { defineEvent } from "../define.ts";

export const bojDecember2025 = defineEvent({
  id: "boj-december-2025",
  title: "Bank of Japan, 18 and 19 December 2025",
  from: day("2025-12-19"),
  to: day("2025-12-24"),
  question: "Is the policy rate 0.75 % after the meeting?",
  statements: [
    { kind: "claim", low: 0.51, high: 0.51, source: "the November 2025 note, from a poll", asOf: day("2025-11-20") },
    {
      kind: "poll share",
      low: 43 / 81,
      high: 43 / 81,
      source: "the poll itself: 43 of 81 economists",
      asOf: day("2025-11-20"),
    },
  ],
  resolution: { kind: "value-at-end", series: "jp.policy-rate", value: 0.0075 },
  source: "Bank of Japan calendar of monetary policy meetings",
});
