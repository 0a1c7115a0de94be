import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, rate } from "../schema.ts";

/** Carry a year over volatility a year: (asset rate - funding rate) / volatility. `volatility` is positive. */
export const carryToVolatility = (rateAsset: number, rateFunding: number, volatility: number): number =>
  (rateAsset - rateFunding) / volatility;

export const carryToVol = defineModel({
  id: "carry-to-vol",
  title: "Carry to volatility",
  theme: "carry",
  formula: "(asset rate - funding rate) / annual volatility of the exchange rate",
  reference: "Lustig, Roussanov and Verdelhan 2011",
  inputs: z.strictObject({
    rateAsset: rate("annual rate earned, decimal"),
    rateFunding: rate("annual rate paid, decimal"),
    volatility: positive("annual volatility of the exchange rate, decimal; 0.1 is 10 %"),
  }),
  example: { rateAsset: 0.0388, rateFunding: 0.0048, volatility: 0.1 },
  compute: (i) => ({ outputs: { ratio: carryToVolatility(i.rateAsset, i.rateFunding, i.volatility) } }),
});
