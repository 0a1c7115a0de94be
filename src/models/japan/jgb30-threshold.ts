import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, rate, real } from "../schema.ts";

export interface StructuralTest {
  /** Today's 30-year yield and today's average yield of new issues, decimals. */
  readonly yield30: number;
  readonly averageIssueYield: number;
  /** Nominal growth, decimal a year. */
  readonly growth: number;
  /** Largest feasible primary balance over GDP, ratio. */
  readonly maxPrimaryBalance: number;
  readonly debtToGdp: number;
}

/**
 * 30-year yield at which no feasible primary balance stabilises the debt ratio once the ladder has rolled:
 * y30 + (g + pbmax / b - average issue yield), moving the whole curve in parallel. Decimal.
 */
export const structuralYieldThreshold = (t: StructuralTest): number =>
  t.yield30 + (t.growth + t.maxPrimaryBalance / t.debtToGdp - t.averageIssueYield);

/** Average yield of new issues: the short ladder's share at the short yield, the rest at the long yield. */
export const averageIssueYieldOf = (shortShare: number, yieldShort: number, yieldLong: number): number =>
  shortShare * yieldShort + (1 - shortShare) * yieldLong;

export const jgb30Threshold = defineModel({
  id: "jgb30-threshold",
  title: "Structural threshold of the 30-year yield",
  theme: "japan",
  formula: "y30 + (g + largest primary balance / debt ratio - average issue yield)",
  reference: "Blanchard 2019; Lorenzoni and Werning 2019",
  inputs: z.strictObject({
    yield30: rate("30-year yield today, decimal"),
    averageIssueYield: rate("average yield of new issues today, decimal"),
    growth: rate("nominal GDP growth, decimal a year"),
    maxPrimaryBalance: real("largest feasible primary balance over GDP, ratio"),
    debtToGdp: positive("gross debt over GDP, ratio; 2.3 is 230 %"),
  }),
  example: { yield30: 0.0335, averageIssueYield: 0.019, growth: 0.015, maxPrimaryBalance: 0.015, debtToGdp: 2.3 },
  compute: (inputs) => ({ outputs: { threshold: structuralYieldThreshold(inputs) } }),
});
