import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, rate, real } from "../schema.ts";

/**
 * Primary balance, as a share of GDP, that keeps debt / GDP where it is: (r - g) / (1 + g) x b. Negative means that growth
 * pays for a deficit. `growth` is above -1.
 */
export const stabilisingPrimaryBalance = (effectiveRate: number, growth: number, debtToGdp: number): number =>
  ((effectiveRate - growth) / (1 + growth)) * debtToGdp;

export const snowball = defineModel({
  id: "snowball",
  title: "Debt dynamics",
  theme: "japan",
  formula: "stabilising balance = (r - g) / (1 + g) x b; change of debt / GDP = stabilising balance - primary balance",
  reference: "Blanchard 2019; Lian, Presbitero and Wiriadinata 2020",
  inputs: z.strictObject({
    effectiveRate: rate("average interest rate on the debt, decimal a year"),
    growth: rate("nominal GDP growth, decimal a year"),
    debtToGdp: nonNegative("gross debt over GDP, ratio; 2.3 is 230 %"),
    primaryBalance: real("primary balance over GDP, ratio; a deficit is negative").default(0),
  }),
  example: { effectiveRate: 0.0095, growth: 0.03, debtToGdp: 2.3, primaryBalance: -0.01 },
  compute: ({ effectiveRate, growth, debtToGdp, primaryBalance }) => {
    const stabilisingBalance = stabilisingPrimaryBalance(effectiveRate, growth, debtToGdp);
    return { outputs: { stabilisingBalance, change: stabilisingBalance - primaryBalance } };
  },
});
