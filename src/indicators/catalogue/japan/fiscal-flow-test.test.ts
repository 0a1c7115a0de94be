// Expected values from test/support/reference/japan-carry-transmission.py, a separate ladder of lists. T1.2 has +17 % against +3 %
// at its assumed yields; today's curve gives 16.4 %.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "ladder-short-share": 0.5,
  "ladder-coupon-short": 0.0045,
  "ladder-coupon-long": 0.0145,
  "tax-growth": 0.03,
};

it("finds interest growing faster than revenue", () => {
  const { value, label, details } = readingAt("fiscal-flow-test", undefined, parameters);
  expect(value).toBeCloseTo(0.134009734565, 10);
  expect(details.interestGrowth).toBeCloseTo(0.164009734565, 10);
  expect(label).toBe("interest grows faster");
});
