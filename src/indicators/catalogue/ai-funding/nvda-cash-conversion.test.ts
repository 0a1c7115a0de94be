// T3.3: (66.530 - 42.779) / 31.910 = 74.4 %, nine months 66.530 / 77.107 = 86.3 %; fourth quarter by test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("derives the quarter's cash flow from nine months less six", () => {
  const { value, details } = readingAt("nvda-cash-conversion");
  expect(value).toBeCloseTo(23.751 / 31.91, 12);
  expect(details).toMatchObject({ operatingCashFlowUsd: 23.751e9, netIncomeUsd: 31.91e9, twelveMonths: null });
  expect(details.nineMonths).toBeCloseTo(66.53 / 77.107, 12);
});

it("derives the fourth quarter from twelve months less nine", () => {
  const { value, details } = readingAt("nvda-cash-conversion", "2025-03-15");
  expect(details).toMatchObject({ quarterEnd: "2025-01-26", operatingCashFlowUsd: 16.629e9 });
  expect(value).toBeCloseTo(16.629 / (72.88 - 50.789), 12);
  expect(details.twelveMonths).toBeCloseTo(64.089 / 72.88, 12);
});
