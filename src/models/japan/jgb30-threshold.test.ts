// The structural threshold as a curve in growth, and its sensitivities, by hand (T1.4).
import { expect, it } from "vitest";
import { averageIssueYieldOf, structuralYieldThreshold } from "./jgb30-threshold.ts";

const test = { yield30: 0.0335, averageIssueYield: 0.019, growth: 0.015, maxPrimaryBalance: 0.015, debtToGdp: 2.3 };

it("is 3.60, 4.10 and 5.10 % at growth of 1.5, 2 and 3 %", () => {
  expect([0.015, 0.02, 0.03].map((growth) => structuralYieldThreshold({ ...test, growth }).toFixed(4))).toEqual([
    "0.0360",
    "0.0410",
    "0.0510",
  ]);
});

it("moves one for one with growth and 0.43 per unit of primary balance", () => {
  const base = structuralYieldThreshold(test);
  expect(structuralYieldThreshold({ ...test, growth: 0.025 }) - base).toBeCloseTo(0.01, 12);
  expect((structuralYieldThreshold({ ...test, maxPrimaryBalance: 0.025 }) - base) / 0.01).toBeCloseTo(0.43, 2);
});

it("averages issue yields by the short ladder's share", () => {
  expect(averageIssueYieldOf(0.5, 0.012, 0.026)).toBeCloseTo(0.019, 12);
});
