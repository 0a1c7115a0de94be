// Typed: 0.0001, 0.0003 and -0.0001 per 8 hours are 10.95, 32.85 and -10.95 % a year; mean 10.95 %, spread 43.8 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("waits for a second venue", () => {
  expect(indicatorAt("btc-funding-venues").outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("bybit/perp-funding"),
  });
});

it("is the mean of one day, with the widest difference beside it", () => {
  const view = viewOf("2025-11-22", {
    "btc.perp.funding-8h-mean": daily("2025-11-21", [0.0001, 0.009]),
    "btc.perp.bybit.funding-8h-mean": daily("2025-11-20", [0.0003]),
    "btc.perp.okx.funding-8h-mean": daily("2025-11-20", [-0.0001]),
  });
  const { value, details } = readingAt("btc-funding-venues", view);
  expect(value).toBeCloseTo(0.1095, 12);
  expect(details.spread).toBeCloseTo(0.438, 12);
  expect(details).toMatchObject({ day: "2025-11-20", venues: 3 });
});
