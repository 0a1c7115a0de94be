// Shares 31.91bn / 1.30, price 180.64, annuity of 25 years at 10 %: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = { "nvda-required-return": 0.1, "required-profit-years": 25 };

it("is 488bn a year, five times the profit of the last four quarters", () => {
  const { value, details } = readingAt("nvda-required-profit", undefined, parameters);
  expect(value / 1e9).toBeCloseTo(488.487130371, 6);
  expect((details.marketValueUsd as number) / 1e9).toBeCloseTo(4434.01723077, 6);
  expect(details.lastFourQuartersUsd).toBe(99.198e9);
  expect(details.multipleOfLastFourQuarters).toBeCloseTo(488.487130371 / 99.198, 6);
});

it("counts the shares of the quarter before a split in the shares that the price is for", () => {
  const { value, details } = readingAt("nvda-required-profit", "2024-08-05T22:00:00Z", parameters);
  // 14.881bn / 5.98 x 10 shares at 100.45; a share count without the split is a tenth of it.
  expect((details.shares as number) / 1e9).toBeCloseTo((14.881 / 5.98) * 10, 6);
  expect((details.marketValueUsd as number) / 1e12).toBeCloseTo(2.4996, 3);
  expect(value / 1e9).toBeCloseTo(275.37, 1);
  expect(details.splitsApplied).toContain("2024-06-10");
  expect(readingAt("nvda-required-profit", undefined, parameters).details.splitsApplied).toBe("none");
});
