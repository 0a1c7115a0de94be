// Mean of the fifteen correlations of 22 log returns with numpy: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("is .86: the coins moved as one", () => {
  const { value, details } = readingAt("crypto-average-correlation");
  expect(value).toBeCloseTo(0.862199913392686, 12);
  expect(details).toMatchObject({ from: "2025-10-29", to: "2025-11-20", days: 22 });
});
