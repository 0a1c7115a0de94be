// Robust score of the last day in the thirty before: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("was above its month's median: no flush", () => {
  const { value, details } = readingAt("btc-funding-reset");
  expect(value).toBeCloseTo(0.709167834775934, 9);
  expect(details.medianPer8h).toBeCloseTo(0.000055575, 12);
});

it("waits for thirty days after the gap between the episodes", () => {
  expect(indicatorAt("btc-funding-reset", "2025-10-20").outcome).toMatchObject({
    state: "absent",
    reason: "warming-up",
  });
});
