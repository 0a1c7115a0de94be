import { localDate as day } from "../../core/time.ts";
import { defineEvent } from "../define.ts";

export const usdjpyAt150 = defineEvent({
  id: "usdjpy-at-150",
  title: "USDJPY below 150",
  from: day("2025-11-21"),
  to: day("2027-05-21"),
  question: "Does USDJPY close below 150 within the window?",
  statements: [],
  computed: { threshold: "usdjpy-below-150", sessions: 378 },
  resolution: { kind: "closes-beyond", series: "fx.usdjpy", side: "below", level: 150, window: 1 },
  source: "the level is the November 2025 note's",
});
