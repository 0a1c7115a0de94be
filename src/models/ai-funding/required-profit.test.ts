// Exit values and profit ramps for a valuation of 157bn (T3.8).
import { expect, it } from "vitest";
import { exitValue, exitValueForMultiple, impliedReturn, profitForValue } from "./required-profit.ts";

const ramp = { startYear: 5, plateauYear: 12, endYear: 25 };

it("is 3140 for ten times at half dilution or twenty times, and 3157 for 35 % over ten years", () => {
  expect(exitValueForMultiple(157, 10, 0.5)).toBe(3140);
  expect(exitValueForMultiple(157, 20, 1)).toBe(3140);
  expect(Math.round(exitValue(157, 0.35, 10))).toBe(3157);
  expect(3100 / 157).toBeCloseTo(19.75, 2);
  expect(impliedReturn(3100 / 157, 10)).toBeCloseTo(0.348, 3);
});

it("needs 132 a year and 2244 in total at 20 %, 339.5 and 5771 at 30 %", () => {
  const at20 = profitForValue(157, 0.2, ramp);
  expect(Math.round(at20.plateau)).toBe(132);
  expect(Math.round(at20.cumulative)).toBe(2244);
  const at30 = profitForValue(157, 0.3, ramp);
  // 5771 / 17 is 339.5 a year; the specification prints 340.
  expect(at30.plateau).toBeCloseTo(339.5, 1);
  expect(Math.round(at30.cumulative)).toBe(5771);
});
