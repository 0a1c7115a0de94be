import { mean } from "simple-statistics";
import { defineIndicator, reading, recent } from "../../define.ts";
import { contiguousTail } from "../../windows.ts";

/** Settlements of a perpetual in a day, and days in a year: crypto never closes. */
const settlementsPerDay = 3;
const daysPerYear = 365;
const week = 7;

/** Yearly cost of holding a BTC perpetual long. Positive: longs pay shorts. */
export const btcFundingAnnualised = defineIndicator({
  id: "btc-funding-annualised",
  title: "BTC perpetual funding, annualised",
  section: "price-action",
  unit: "ratio",
  formula:
    "mean of the last day's three eight-hour settlements x 3 x 365, simple, not compounded; mean of seven days the same way in the details",
  meaning: "High, longs pay to hold leverage and a fall will hurt; near zero or negative, that leverage has left.",
  reference: "models 5 and 7.5",
  inputs: { funding: recent(week, "btc.perp.funding-8h-mean", 1) },
  compute: ({ funding }) => {
    const { observed, values } = contiguousTail(funding);
    const yearly = (rate: number) => rate * settlementsPerDay * daysPerYear;
    return reading(yearly(values.at(-1)!), {
      details: {
        day: observed.at(-1)!,
        ratePer8h: values.at(-1)!,
        week: values.length === week ? yearly(mean([...values])) : null,
      },
    });
  },
});
