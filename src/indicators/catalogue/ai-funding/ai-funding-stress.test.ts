// Ranks of the three legs that filings feed, a fifth each: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("adds the known ranks, renormalises nothing and spans what is missing", () => {
  const { value, interval, details } = readingAt("ai-funding-stress");
  expect(details.dsoChangeRank).toBeCloseTo(9 / 26, 12);
  expect(details.inventoryGapRank).toBeCloseTo(18 / 26, 12);
  expect(details.cashConversionRank).toBeCloseTo(24 / 27, 12);
  expect(value).toBeCloseTo((9 / 26 + 18 / 26 + 24 / 27) / 5, 12);
  expect(interval).toMatchObject({ lo: value, n: 3 });
  expect(interval!.hi - value).toBeCloseTo(0.4, 12);
  expect(details.missing).toBe("roundTripShare, gpuRent");
});

it("waits for eight quarters", () => {
  expect(indicatorAt("ai-funding-stress", "2020-03-01").outcome).toMatchObject({
    state: "absent",
    reason: "warming-up",
  });
});
