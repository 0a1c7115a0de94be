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
