// The curve through the two claimed pairs, at 152 and at the size of the 2024 move (T2.3).
import { expect, it } from "vitest";
import { unwindAt } from "./carry-unwind.ts";
import { fitPowerExponent, fitStopCurve, powerUnwind } from "./carry-unwind-fit.ts";

/** Log move of USDJPY from 10 July to 5 August 2024, 161.73 to 143.95. */
const move2024 = Math.log(161.73 / 143.95);
const near = { level: 150, amount: 500 };
const far = { level: 145, amount: 1200 };
const curve = { exposure: 4000, ...fitStopCurve(157, 4000, near, far) };

it("is fitted with a median of 12.67 % and a spread of 0.8879", () => {
  expect(curve.stopMedian).toBeCloseTo(0.1267, 4);
  expect(curve.stopSpread).toBeCloseTo(0.8879, 4);
});

it("gives 500 and 1200 back, 249 at 152 and 1849 at the 2024 move", () => {
  expect(unwindAt(150, 157, curve)).toBeCloseTo(500, 6);
  expect(unwindAt(145, 157, curve)).toBeCloseTo(1200, 6);
  expect(unwindAt(152, 157, curve)).toBeCloseTo(249, 0);
  expect(Math.round(unwindAt(157 * Math.exp(-move2024), 157, curve))).toBe(1849);
});

it("needs an exposure of about 1081 for the 500 of 2024", () => {
  const share = unwindAt(157 * Math.exp(-move2024), 157, curve) / 4000;
  expect(500 / share).toBeCloseTo(1081, -1);
});

it("differs from the power law: exponent 1.575, 291 at 152 and 2189 in 2024", () => {
  const exponent = fitPowerExponent(157, near, far);
  expect(exponent).toBeCloseTo(1.575, 3);
  expect(powerUnwind(Math.log(157 / 152), 157, near, exponent)).toBeCloseTo(291, 0);
  expect(Math.round(powerUnwind(move2024, 157, near, exponent))).toBe(2189);
});

it("is zero at and above the reference", () => {
  expect(unwindAt(157, 157, curve)).toBe(0);
  expect(unwindAt(160, 157, curve)).toBe(0);
});
