// 9 452 coins announced from 22 October to 20 November over 13 500: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("took 70 % of the new coins", () => {
  const { value, details } = readingAt("treasury-absorption", undefined, { "btc-issuance-per-day": 450 });
  expect(value).toBeCloseTo(9_452 / 13_500, 12);
  expect(details).toMatchObject({ coins: 9_452, issuance: 13_500, to: "2025-11-20" });
});
