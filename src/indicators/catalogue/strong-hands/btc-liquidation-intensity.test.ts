// Typed: 700m over 100 000 coins at 90 000 is 7.8 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  const { outcome } = indicatorAt("btc-liquidation-intensity");
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/liquidations"),
  });
});

it("divides by the open interest of the day before at its close", () => {
  const view = viewOf("2025-11-21", {
    "crypto.liquidations.long-24h": daily("2025-11-20", [700e6]),
    "btc.open-interest": daily("2025-11-20", [100_000, 80_000]),
    "btc.close": daily("2025-11-20", [90_000, 85_000]),
  });
  expect(readingAt("btc-liquidation-intensity", view).value).toBeCloseTo(700e6 / (100_000 * 90_000), 12);
});

// By hand: Binance 90m / (100 000 x 90 000) = 1 %, Bybit 108m / (60 000 x 90 000) = 2 %, OKX 54m / (30 000 x 90 000) = 2 %.
const live = {
  "btc.binance.liquidations-long-24h": daily("2025-11-20", [90e6]),
  "btc.binance.liquidations-short-24h": daily("2025-11-20", [1e6]),
  "btc.bybit.liquidations-long-24h": daily("2025-11-20", [108e6]),
  "btc.bybit.liquidations-short-24h": daily("2025-11-20", [1e6]),
  "btc.deribit.liquidations-long-24h": daily("2025-11-20", [500e6]),
  "btc.deribit.liquidations-short-24h": daily("2025-11-20", [1e6]),
  "btc.open-interest": daily("2025-11-20", [100_000, 80_000]),
  "btc.perp.bybit.open-interest": daily("2025-11-20", [60_000, 50_000]),
  "btc.close": daily("2025-11-20", [90_000, 85_000]),
};

it("sets what a venue liquidated against the open interest of the same venue on the day before", () => {
  const { value, label, details } = readingAt("btc-liquidation-intensity", viewOf("2025-11-21", live));
  expect(value).toBeCloseTo(0.015, 12);
  expect(label).toBe("lower bound");
  expect(details).toMatchObject({ venues: "binance, bybit", withoutOpenInterest: "deribit", day: "2025-11-20" });
  expect(details.binance).toBeCloseTo(0.01, 12);
  expect(details.bybit).toBeCloseTo(0.02, 12);
});

it("has no answer without the open interest of the very day before, on a venue that was heard", () => {
  const { "btc.perp.bybit.open-interest": _, ...without } = live;
  const gap = { ...without, "btc.open-interest": [["2025-11-18", 100_000]] as const };
  const { outcome } = indicatorAt("btc-liquidation-intensity", viewOf("2025-11-21", gap));
  expect(outcome).toMatchObject({ state: "absent", reason: "missing", detail: expect.stringContaining("2025-11-19") });
});
