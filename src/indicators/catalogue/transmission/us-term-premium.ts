import { defineIndicator, history } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** What lenders ask for time alone; foreign selling and supply act on this part of a yield. */
export const usTermPremium = defineIndicator({
  id: "us-term-premium",
  title: "US 10-year term premium",
  section: "transmission",
  unit: "rate-difference",
  formula:
    "last estimate of the model of Adrian, Crump and Moench; change against the session before; rank among all known estimates (1 is the highest)",
  meaning:
    "If yields rise through it, money is getting scarcer, not growth stronger: shares get no earnings to make up for it.",
  reference: "models 4.5; Adrian, Crump and Moench 2013",
  inputs: { premium: history("us.term-premium.10y", 1) },
  compute: ({ premium }) => levelReading(premium),
});
