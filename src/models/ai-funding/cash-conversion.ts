import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, real } from "../schema.ts";

/** Operating cash flow over net income; both of the same period. Meaningless for a loss, so net income is positive. */
export const cashConversionRatio = (operatingCashFlow: number, netIncome: number): number =>
  operatingCashFlow / netIncome;

export const cashConversion = defineModel({
  id: "cash-conversion",
  title: "Cash conversion",
  theme: "ai-funding",
  formula: "operating cash flow / net income",
  reference: "Sloan 1996",
  inputs: z.strictObject({
    operatingCashFlow: real("operating cash flow of the period, USD bn"),
    netIncome: positive("net income of the same period, USD bn; a loss has no conversion ratio"),
  }),
  example: { operatingCashFlow: 23.75, netIncome: 31.91 },
  compute: (i) => ({ outputs: { ratio: cashConversionRatio(i.operatingCashFlow, i.netIncome) } }),
});
