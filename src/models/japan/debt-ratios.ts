import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive, real, share } from "../schema.ts";

export interface DebtService {
  /** Interest, redemption and tax revenue of one fiscal year, in one money unit. */
  readonly interest: number;
  readonly redemption: number;
  readonly taxRevenue: number;
  /** Central bank's share of the debt, 0 to 1. */
  readonly bojShare: number;
  /** What the central bank earns on government bonds, and what it pays on reserves. */
  readonly bojJgbIncome: number;
  readonly bojReserveInterest: number;
}

export interface DebtRatios {
  /** Interest over tax revenue. */
  readonly m1: number;
  /** Interest and redemption over tax revenue. */
  readonly m2: number;
  /** Interest without the central bank's share at the average coupon: naive, because its bonds are older. */
  readonly m3: number;
  /** Interest of the consolidated state: the central bank's income comes back, its reserves cost. */
  readonly m4: number;
}

/** Four ratios of debt service to tax revenue, as ratios (0.134 is 13.4 %). `taxRevenue` is positive. */
export function computeDebtRatios(d: DebtService): DebtRatios {
  return {
    m1: d.interest / d.taxRevenue,
    m2: (d.interest + d.redemption) / d.taxRevenue,
    m3: ((1 - d.bojShare) * d.interest) / d.taxRevenue,
    m4: (d.interest - d.bojJgbIncome + d.bojReserveInterest) / d.taxRevenue,
  };
}

export const debtRatios = defineModel({
  id: "debt-ratios",
  title: "Four debt-service ratios",
  theme: "japan",
  formula:
    "m1 = interest / tax; m2 = (interest + redemption) / tax; m3 = (1 - share) x interest / tax; m4 = (interest - central bank's bond income + its reserve interest) / tax",
  reference: "Blanchard 2019; Greenlaw, Hamilton, Hooper and Mishkin 2013",
  inputs: z.strictObject({
    interest: nonNegative("interest paid in the fiscal year, JPY tn"),
    redemption: nonNegative("redemption in the same year, JPY tn"),
    taxRevenue: positive("tax revenue of the same year, JPY tn"),
    bojShare: share("central bank's share of the debt, 0 to 1"),
    bojJgbIncome: nonNegative("central bank's income from government bonds, JPY tn"),
    bojReserveInterest: real("interest that the central bank pays on reserves, JPY tn"),
  }),
  example: {
    interest: 10.5,
    redemption: 17.7,
    taxRevenue: 78.4,
    bojShare: 0.51,
    bojJgbIncome: 2.5,
    bojReserveInterest: 2.7,
  },
  compute: (inputs) => ({ outputs: computeDebtRatios(inputs) }),
});
