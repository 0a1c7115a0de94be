// Expected values from test/support/reference/japan-carry-transmission.py, by shifting a separate ladder
// by 100 bp. T1.5 has 0.105 and 0.155 for its assumed yields; today's curve gives 0.106 and 0.156.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "ladder-short-share": 0.5,
  "ladder-coupon-short": 0.0045,
  "ladder-coupon-long": 0.0145,
  "tax-growth": 0.03,
};

it("measures how little fear would be too much", () => {
  const { value, details } = readingAt("fiscal-feedback", undefined, parameters);
  expect(value).toBeCloseTo(0.106040342974, 9);
  expect(details.critical3Years).toBeCloseTo(0.156287891344, 9);
  expect(details.slope9Years).toBeCloseTo(1 / 0.106040342974, 6);
});
