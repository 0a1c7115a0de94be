// 0.0000775267 x 1095 = 8.49 % a year; the week by test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("still cost longs 8.5 % a year on the day of the fall", () => {
  const { value, details } = readingAt("btc-funding-annualised");
  expect(value).toBeCloseTo(0.0000775267 * 1095, 12);
  expect(details.week).toBeCloseTo(0.086690086285714, 12);
});
