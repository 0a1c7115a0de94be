import { basisPoint } from "../../../core/units.ts";
import { distantPayoffRevaluation } from "../../../models/transmission/crypto-discounting.ts";
import { defineIndicator, parameter, reading } from "../../define.ts";

const shocksBp = [50, 75, 100] as const;
const headlineBp = 75;

/** Crypto has no cash flows: one of two alternatives takes it for a payoff far away. The factor model is the other. */
export const cryptoDistantPayoff = defineIndicator({
  id: "crypto-distant-payoff",
  title: "Crypto as a distant payoff, discounted 75 bp harder",
  section: "transmission",
  unit: "change",
  formula: "exp(-T x shock) - 1, T the assumed years to the payoff; 50, 75 and 100 bp in the details",
  meaning: "What higher rates alone would take; a larger fall needs another cause than the price of money.",
  reference: "models 4.4 (ii)",
  inputs: { years: parameter("crypto-payoff-years") },
  compute: ({ years }) => {
    const at = (bp: number) => distantPayoffRevaluation(years, bp * basisPoint);
    return reading(at(headlineBp), {
      details: { years, ...Object.fromEntries(shocksBp.map((bp) => [`at${bp}bp`, at(bp)])) },
    });
  },
});
