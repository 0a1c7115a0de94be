// November 2025 policy levels at spot 157, worked by hand (T2.1).
import { expect, it } from "vitest";
import { breakEvenRate, forwardRate, hedgeCostOf } from "./fx-forward.ts";

const inputs = { spot: 157, rateForeign: 0.0048, rateDomestic: 0.0388, basis: 0, years: 1 };

it("has forward and break-even at 151.86, and 151.56 with -20 bp of basis at a hedge cost of 3.59 %", () => {
  expect(forwardRate(inputs)).toBeCloseTo(151.86, 2);
  expect(breakEvenRate(157, 0.0048, 0.0388, 1)).toBeCloseTo(151.86, 2);
  expect(forwardRate({ ...inputs, basis: -0.002 })).toBeCloseTo(151.56, 2);
  expect(hedgeCostOf({ ...inputs, basis: -0.002 })).toBeCloseTo(0.0359, 4);
});

it("has a three-month break-even of 155.68", () => {
  expect(breakEvenRate(157, 0.0048, 0.0388, 0.25)).toBeCloseTo(155.68, 2);
});

it("would have twelve-month break-evens of 149.1 to 148.5 at a carry of 5.3 to 5.7 %", () => {
  expect(breakEvenRate(157, 0, 0.053, 1)).toBeCloseTo(149.1, 1);
  expect(breakEvenRate(157, 0, 0.057, 1)).toBeCloseTo(148.5, 1);
});
