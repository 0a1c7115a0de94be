import { rateInputs } from "../../carry-rates.ts";
import { defineIndicator, optional, reading, recent } from "../../define.ts";

/** What a dollar earns over a yen at the central banks' rates, before any hedge. */
export const policyDifferential = defineIndicator({
  id: "policy-differential",
  title: "Policy rate differential, US less Japan",
  section: "carry",
  unit: "ratio",
  formula:
    "effective federal funds rate minus the Bank of Japan's policy rate, a year, simple; market overnight rates in the details",
  meaning: "The fuel of the carry trade: as it narrows, each yen of appreciation wipes out more months of income.",
  reference: "models 2.1; Federal Reserve Bank of New York, Bank of Japan",
  inputs: {
    ...rateInputs,
    secured: optional(recent(1, "us.sofr", 1)),
    overnight: optional(recent(1, "jp.tona", 1)),
  },
  compute: ({ dollar, yen, secured, overnight }) => {
    const [rateUsd, rateJpy] = [dollar.values.at(-1)!, yen.values.at(-1)!];
    const [sofr, tona] = [secured?.values.at(-1), overnight?.values.at(-1)];
    return reading(rateUsd - rateJpy, {
      details: {
        dollarRate: rateUsd,
        dollarRateDay: dollar.observed.at(-1)!,
        yenRate: rateJpy,
        yenRateDay: yen.observed.at(-1)!,
        marketDifferential: sofr !== undefined && tona !== undefined ? sofr - tona : null,
      },
    });
  },
});
