import { localDate as day } from "../../core/time.ts";
import { defineEvent } from "../define.ts";

export const jgb30ySustained360 = defineEvent({
  id: "jgb-30y-sustained-360",
  title: "30-year yield sustained above 3.60 %",
  from: day("2025-11-21"),
  to: day("2027-05-21"),
  question: "Do twenty closes in a row of the 30-year yield lie above 3.60 % within the window?",
  statements: [],
  computed: { threshold: "jgb-30y-above-360", sessions: 378 },
  resolution: { kind: "closes-beyond", series: "jgb.30y", side: "above", level: 0.036, window: 20 },
  source: "the level is the November 2025 note's",
});
