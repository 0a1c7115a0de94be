// 836m / 8 178 = 102 225 USD against a close of 86 637: +18.0 %, above the whole range since; by hand.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("paid 18 % more than the market is now, and more than it has been since", () => {
  const { value, details } = readingAt("strategy-purchase-premium");
  expect(value).toBeCloseTo(836e6 / 8_178 / 86_637.23 - 1, 12);
  expect(value).toBeCloseTo(0.18, 3);
  expect(details).toMatchObject({ announced: "2025-11-17", highSince: 96_043, lowSince: 86_100 });
  expect(details.paidUsd as number).toBeGreaterThan(details.highSince as number);
  expect(details.paidUsd as number).toBeLessThan(details.highOfWeekBefore as number);
});
