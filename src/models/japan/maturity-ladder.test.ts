// Interest for FY2025 to FY2030 and under +100 bp, from an independent calculation of the same two ladders (T1.2).
import { expect, it } from "vitest";
import { describeLadder, ladderExample, projectInterest } from "./maturity-ladder.ts";

const round = (value: number, places: number): number => Number(value.toFixed(places));

it("gives the interest and ratio of FY2025 to FY2030", () => {
  const rows = projectInterest({ ...ladderExample, years: 5 });
  expect(rows.map((row) => row.year)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(rows.map((row) => round(row.interest, 2))).toEqual([10.45, 12.24, 14.02, 15.81, 17.59, 18.35]);
  expect(rows.map((row) => round(row.ratio * 100, 1))).toEqual([13.3, 15.2, 16.9, 18.5, 19.9, 20.2]);
});

it("comes within 2 % of the finance ministry's 16.1 for FY2028", () => {
  const interest = projectInterest({ ...ladderExample, years: 3 })[3]!.interest;
  expect(round((interest / 16.1 - 1) * 100, 1)).toBe(-1.8);
});

it("rises by +100 bp to 24.9 % in FY2028 and 30.4 % in FY2034, against 20.9 %", () => {
  const ratios = (yieldShift: number) =>
    projectInterest({ ...ladderExample, years: 9, yieldShift }).map((row) => round(row.ratio * 100, 1));
  expect(ratios(0.01)[3]).toBe(24.9);
  expect(ratios(0.01)[9]).toBe(30.4);
  expect(ratios(0)[9]).toBe(20.9);
});

it("has an average maturity of 9 years and rolls 14.17 % a year", () => {
  expect(describeLadder(0.5).averageMaturityYears).toBe(9);
  expect(round(describeLadder(0.5).rollShare * 100, 2)).toBe(14.17);
});

it("keeps interest constant without new money when yields equal coupons", () => {
  const rows = projectInterest({ ...ladderExample, newMoney: 0, yieldShort: 0.0045, yieldLong: 0.0145, years: 40 });
  for (const row of rows) expect(row.interest).toBeCloseTo(10.45, 10);
});
