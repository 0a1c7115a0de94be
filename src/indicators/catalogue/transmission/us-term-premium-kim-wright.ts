import { defineIndicator, history } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** The second opinion on what lenders ask for time alone, and the one that a program may ask for. */
export const usTermPremiumKimWright = defineIndicator({
  id: "us-term-premium-kim-wright",
  title: "US 10-year term premium, Kim and Wright",
  section: "transmission",
  unit: "rate-difference",
  formula:
    "last estimate of the three-factor model of Kim and Wright for a 10-year zero-coupon bond; change against the session before; rank among all known estimates (1 is the highest)",
  meaning:
    "Levels of two models differ by a percentage point; where both rise together, it is time that became dearer, not growth.",
  reference: "models 4.5; Kim and Wright 2005",
  inputs: { premium: history("us.term-premium.10y.kim-wright", 1) },
  compute: ({ premium }) => levelReading(premium),
});
