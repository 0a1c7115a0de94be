// By hand: 1 / 0.045 = 22.2 years; 1 / 0.055 = 18.2 (T4.1).
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("is the inverse of the gap", () => {
  expect(readingAt("equity-duration", undefined, { "equity-yield-gap": 0.045 }).value).toBeCloseTo(22.2222, 4);
  expect(readingAt("equity-duration", undefined, { "equity-yield-gap": 0.055 }).value).toBeCloseTo(18.18, 2);
});

it("needs a positive gap", () => {
  expect(indicatorAt("equity-duration", undefined, { "equity-yield-gap": 0 }).outcome).toMatchObject({
    reason: "undefined-result",
  });
});
