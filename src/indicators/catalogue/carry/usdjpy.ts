import { defineIndicator, history } from "../../define.ts";
import { levelReading } from "../../levels.ts";

/** Yen per dollar, the European Central Bank's cross of the day where there is one. */
export const usdjpy = defineIndicator({
  id: "usdjpy",
  title: "USDJPY",
  section: "carry",
  unit: "jpy-per-usd",
  formula:
    "last reference rate, yen per dollar (14:15 in Frankfurt); change against the fixing before; rank among all known fixings (1 is the weakest yen)",
  meaning:
    "Down is a stronger yen: carry positions lose, and below their break-even they have lost more than a year's interest.",
  reference: "models 0 and 2; European Central Bank reference rates, cross of JPY and USD against EUR",
  inputs: { spot: history("fx.usdjpy", 1) },
  compute: ({ spot }) => levelReading(spot),
});
