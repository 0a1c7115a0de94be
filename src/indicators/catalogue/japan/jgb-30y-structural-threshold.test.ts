// Expected values from test/support/reference/japan-carry-transmission.py, and by hand: 3.334 + 1.5 + 1.5/2.296 - 1.879 = 3.608 %.
// T1.4 has 3.60 % at 1.5 % growth for y30 = 3.35 and an issue yield of 1.90 %.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = { "ladder-short-share": 0.5, "nominal-growth": 0.03, "max-primary-balance": 0.015 };

it("is a curve in growth, on which the note's band needs 1.5 to 1.7 %", () => {
  const { value, details } = readingAt("jgb-30y-structural-threshold", undefined, parameters);
  expect(value).toBeCloseTo(0.0510793510453, 10);
  expect(details["atGrowth1.5Percent"]).toBeCloseTo(0.0360793510453, 10);
  expect(details.growthFor360).toBeCloseTo(0.0149206489547, 10);
  expect(details.growthFor380).toBeCloseTo(0.0169206489547, 10);
});

it("moves one for one with growth", () => {
  const slower = readingAt("jgb-30y-structural-threshold", undefined, { ...parameters, "nominal-growth": 0.02 });
  expect(slower.value).toBeCloseTo(0.0510793510453 - 0.01, 10);
});
