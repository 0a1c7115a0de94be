// The level at 5.5 % carry and 3.59 % hedge cost, and the hedge cost that 152 implies (T2.2).
import { expect, it } from "vitest";
import { carryThreshold, carryThresholdLevel, impliedHedgeCost } from "./carry-threshold.ts";

it("is 154.03, and 152 implies a hedge cost of 2.06 to 2.46 %", () => {
  expect(carryThresholdLevel(157, 0.055, 0.0359, 1)).toBeCloseTo(154.03, 2);
  expect(impliedHedgeCost(157, 152, 0.053, 1)).toBeCloseTo(0.0206, 4);
  expect(impliedHedgeCost(157, 152, 0.057, 1)).toBeCloseTo(0.0246, 4);
});

it("says when carry and hedge cost are too close to mean anything", () => {
  const notes = (hedgeCost: number) => carryThreshold.compute({ spot: 157, carry: 0.036, hedgeCost, years: 1 }).notes;
  expect(notes(0.0359)?.[0]).toMatch(/^degenerate: /);
  expect(notes(0.03)).toBeUndefined();
});
