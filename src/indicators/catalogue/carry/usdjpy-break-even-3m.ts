import { absent } from "../../../core/outcome.ts";
import { breakEvenRate } from "../../../models/carry/fx-forward.ts";
import { basisInput, forwardOf, rateInputs, spotInput } from "../../carry-rates.ts";
import { defineIndicator, reading } from "../../define.ts";

const years = 0.25;

/** The rate at which three months of carry are lost; hedged, the forward with its basis takes its place. */
export const usdjpyBreakEven3m = defineIndicator({
  id: "usdjpy-break-even-3m",
  title: "USDJPY break-even of the carry, three months",
  section: "carry",
  unit: "jpy-per-usd",
  formula:
    "S (1 + rJ t) / (1 + rA t), t = 0.25 years, rA the dollar policy rate; the forward with the assumed cross-currency basis in the details",
  meaning:
    "Below it an unhedged carry entered today has lost money after three months; it moves with spot and is no fixed line.",
  reference: "models 2.1",
  inputs: { ...spotInput, ...rateInputs, ...basisInput },
  compute: ({ spot, yen, dollar, basis }) => {
    const [s, rateJpy, rateUsd] = [spot, yen, dollar].map((w) => w.values.at(-1)!) as [number, number, number];
    const forward = forwardOf(s, rateJpy, rateUsd, basis, years);
    const breakEven = breakEvenRate(s, rateJpy, rateUsd, years);
    if (!forward || !(breakEven > 0)) return absent("undefined-result", "these rates give no positive break-even");
    return reading(breakEven, {
      details: {
        spot: s,
        distance: breakEven / s - 1,
        forwardWithBasis: forward.forward,
        basis,
        yenRate: rateJpy,
        dollarRate: rateUsd,
      },
    });
  },
});
