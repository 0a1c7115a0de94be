// T4.1 at a gap of 4.5 %: -10.0 %, -14.29 % and -18.18 % for 50, 75 and 100 bp.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("reproduces T4.1", () => {
  const { value, details } = readingAt("equity-revaluation", undefined, { "equity-yield-gap": 0.045 });
  expect(value).toBeCloseTo(-0.142857, 6);
  expect(details.at50bp).toBeCloseTo(-0.1, 12);
  expect(details.at100bp).toBeCloseTo(-0.181818, 6);
  expect(details.linearAt75bp).toBeCloseTo(-0.166667, 6);
});

it("needs a positive gap", () => {
  expect(indicatorAt("equity-revaluation", undefined, { "equity-yield-gap": -0.01 }).outcome).toMatchObject({
    reason: "undefined-result",
  });
});
