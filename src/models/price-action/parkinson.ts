import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, refuse } from "../schema.ts";

/** Volatility of one day from its range, not annualised: ln(high / low) / (2 sqrt(ln 2)). */
export const parkinsonVolatility = (high: number, low: number): number =>
  Math.log(high / low) / (2 * Math.sqrt(Math.LN2));

export const parkinson = defineModel({
  id: "parkinson",
  title: "Volatility of a day from its range",
  theme: "price-action",
  formula: "ln(high / low) / (2 x square root of ln 2), for the day, not annualised",
  reference: "Parkinson 1980",
  inputs: z
    .strictObject({ high: positive("high of the day, any unit"), low: positive("low of the day, same unit") })
    .superRefine(({ high, low }, context) => {
      if (high < low) refuse(context, ["high"], `at least the low, ${low}`, "Are high and low exchanged?");
    }),
  example: { high: 93000, low: 83000 },
  compute: ({ high, low }) => ({ outputs: { volatility: parkinsonVolatility(high, low) } }),
});
