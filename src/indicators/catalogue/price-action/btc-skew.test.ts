// Typed: 4.2 points after 5.7 points is a fall of 1.5 and the second highest of two, by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("btc-skew").outcome).toMatchObject({ detail: expect.stringContaining("deribit/skew") });
});

it("shows level, change and the days to the expiry", () => {
  const view = viewOf("2025-11-21", {
    "btc.skew-25d": daily("2025-11-20", [0.057, 0.042]),
    "btc.skew-25d.expiry-days": daily("2025-11-20", [29]),
  });
  const { value, details } = readingAt("btc-skew", view);
  expect(value).toBe(0.042);
  expect(details.change).toBeCloseTo(-0.015, 12);
  expect(details).toMatchObject({ rank: 2, expiryDays: 29 });
});
