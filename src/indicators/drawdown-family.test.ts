// BTC and ETH from their highest close of 365 days by test/support/reference/ai-funding-price-action-strong-hands.py; a typed year by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../test/support/indicator-at.ts";

it("finds the high of BTC on 6 October and of ETH on 22 August", () => {
  const btc = readingAt("btc-drawdown");
  expect(btc.value).toBeCloseTo(-0.305003652377126, 12);
  expect(btc.details).toMatchObject({ highOn: "2025-10-06", sessionsSince: 45 });
  const eth = readingAt("eth-drawdown");
  expect(eth.value).toBeCloseTo(-0.41345634479633, 12);
  expect(eth.details.highOn).toBe("2025-08-22");
});

it.each(["spx-drawdown", "nasdaq-drawdown"])("%s says how much of the year is known", (id) => {
  const { outcome } = indicatorAt(id);
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "warming-up",
    detail: expect.stringContaining("37 of 252"),
  });
});

it("is zero on the day of the high", () => {
  const closes = Array.from({ length: 365 }, (_, i) => 100 + i);
  expect(readingAt("btc-drawdown", viewOf("2025-11-21", { "btc.close": daily("2025-11-20", closes) })).value).toBe(0);
});
