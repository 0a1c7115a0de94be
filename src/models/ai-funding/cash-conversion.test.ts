// The note's pair, the quarter's filing and nine months (T3.3).
import { expect, it } from "vitest";
import { accrualRatio } from "./accruals.ts";
import { cashConversionRatio } from "./cash-conversion.ts";

it("is 75.1, 74.4 and 86.3 %", () => {
  expect(cashConversionRatio(14.5, 19.3)).toBeCloseTo(0.751, 3);
  expect(cashConversionRatio(23.75, 31.91)).toBeCloseTo(0.744, 3);
  expect(cashConversionRatio(66.53, 77.107)).toBeCloseTo(0.863, 3);
});

it("has accruals of 7.76 % over nine months", () => {
  expect(accrualRatio(77.107, 66.53, 161.148, 111.601)).toBeCloseTo(0.0776, 4);
});
