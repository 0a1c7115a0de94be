// The note's two thresholds over 18 months against its base case (section 8.5), from the unrounded 0.7256 and 0.580.
import { expect, it } from "vitest";
import { thresholdUnion, unionBounds } from "./threshold-union.ts";

it("is .73 to .88, and leaves .34 to .48 for a cascade once a threshold is touched", () => {
  expect(unionBounds([0.7256, 0.58]).comonotone).toBeCloseTo(0.73, 2);
  expect(unionBounds([0.7256, 0.58]).independent).toBeCloseTo(0.88, 2);
  const { conditionalLow, conditionalHigh } = thresholdUnion.compute({
    probabilities: [0.7256, 0.58],
    cascadeLow: 0.3,
    cascadeHigh: 0.35,
  }).outputs;
  expect(conditionalLow).toBeCloseTo(0.34, 2);
  expect(conditionalHigh).toBeCloseTo(0.48, 2);
});

it("says nothing about a cascade when no threshold can be reached", () => {
  expect(thresholdUnion.compute({ probabilities: [0], cascadeLow: 0.1 }).outputs).toEqual({
    comonotone: 0,
    independent: 0,
  });
});
