import { absent } from "../../../core/outcome.ts";
import { basisInput, forwardOf, rateInputs, spotInput } from "../../carry-rates.ts";
import { defineIndicator, reading } from "../../define.ts";

/** What a yen investor pays a year to take the currency risk out of a dollar asset. Positive is a cost. */
export const forwardHedgeCost = defineIndicator({
  id: "forward-hedge-cost",
  title: "Cost of hedging dollars into yen, 12 months",
  section: "carry",
  unit: "ratio",
  formula:
    "(S / F - 1) / t with F = S (1 + (rJ + x) t) / (1 + rU t), t one year, x the assumed cross-currency basis, rates the policy rates; three months in the details",
  meaning: "Above the yield that a foreign bond adds, hedged buying stops: insurers stay home or go unhedged.",
  reference: "models 2.1; Du, Tepper and Verdelhan 2018",
  inputs: { ...spotInput, ...rateInputs, ...basisInput },
  compute: ({ spot, yen, dollar, basis }) => {
    const rates = [spot, yen, dollar].map((w) => w.values.at(-1)!) as [number, number, number];
    const year = forwardOf(...rates, basis, 1);
    const quarter = forwardOf(...rates, basis, 0.25);
    if (!year || !quarter) return absent("undefined-result", "these rates give no positive forward");
    return reading(year.hedgeCost, {
      details: {
        spot: rates[0],
        forward12m: year.forward,
        forward3m: quarter.forward,
        hedgeCost3m: quarter.hedgeCost,
        basis,
        yenRate: rates[1],
        dollarRate: rates[2],
      },
    });
  },
});
