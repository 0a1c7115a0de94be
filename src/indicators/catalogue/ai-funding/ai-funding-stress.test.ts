// Ranks of the three legs that filings feed: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("is the mean of the known ranks and spans what the missing ones could make of it", () => {
  const { value, interval, details } = readingAt("ai-funding-stress");
  expect(details.dsoChangeRank).toBeCloseTo(9 / 26, 12);
  expect(details.inventoryGapRank).toBeCloseTo(18 / 26, 12);
  expect(details.cashConversionRank).toBeCloseTo(24 / 27, 12);
  const known = 9 / 26 + 18 / 26 + 24 / 27;
  expect(value).toBeCloseTo(known / 3, 12);
  expect(interval!.n).toBe(3);
  expect(interval!.lo).toBeCloseTo(known / 5, 12);
  expect(interval!.hi).toBeCloseTo(known / 5 + 0.4, 12);
  expect(details.missingWeight).toBeCloseTo(0.4, 12);
  expect(details.roundTripShare).toBeGreaterThan(0);
  expect(details.missing).toBe("roundTripShare (no history to rank it in), gpuRent");
});

it("waits for eight quarters", () => {
  expect(indicatorAt("ai-funding-stress", "2020-03-01").outcome).toMatchObject({
    state: "absent",
    reason: "warming-up",
  });
});
