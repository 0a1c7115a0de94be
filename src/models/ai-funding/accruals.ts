import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, real } from "../schema.ts";

/** Accruals over average assets: (net income - operating cash flow) / mean of assets at both ends. Positive: profit not yet cash. */
export const accrualRatio = (
  netIncome: number,
  operatingCashFlow: number,
  assets: number,
  priorAssets: number,
): number => (netIncome - operatingCashFlow) / ((assets + priorAssets) / 2);

export const accruals = defineModel({
  id: "accruals",
  title: "Accruals",
  theme: "ai-funding",
  formula: "(net income - operating cash flow) / average assets",
  reference: "Sloan 1996",
  inputs: z.strictObject({
    netIncome: real("net income of the period, USD bn"),
    operatingCashFlow: real("operating cash flow of the same period, USD bn"),
    assets: positive("total assets at its end, USD bn"),
    priorAssets: positive("total assets at its start, USD bn"),
  }),
  example: { netIncome: 77.107, operatingCashFlow: 66.53, assets: 161.148, priorAssets: 111.601 },
  compute: (i) => ({ outputs: { accruals: accrualRatio(i.netIncome, i.operatingCashFlow, i.assets, i.priorAssets) } }),
});
