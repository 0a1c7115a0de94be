// Typed: 696m longs and 135m shorts are 831m, longs 83.8 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, recordOf, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline, because a figure of a note is no data", () => {
  const { outcome } = indicatorAt("crypto-liquidations");
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/liquidations"),
  });
});

it("adds both sides of one window", () => {
  const view = viewOf("2025-11-21", {
    "crypto.liquidations.long-24h": daily("2025-11-20", [696e6]),
    "crypto.liquidations.short-24h": daily("2025-11-20", [135e6]),
  });
  const { value, details } = readingAt("crypto-liquidations", view);
  expect(value).toBe(831e6);
  expect(details.longShare).toBeCloseTo(0.838, 3);
});

it("shows an old import as stale, with its age and its number", () => {
  const result = indicatorAt(
    "crypto-liquidations",
    viewOf("2025-12-20", {
      "crypto.liquidations.long-24h": daily("2025-11-20", [696e6]),
      "crypto.liquidations.short-24h": daily("2025-11-20", [135e6]),
    }),
  );
  expect(result.outcome).toMatchObject({ state: "absent", reason: "stale", detail: expect.stringMatching(/30 days/) });
  expect(result.last?.value).toBe(831e6);
});

it("never mixes two windows", () => {
  const view = viewOf("2025-11-21", {
    "crypto.liquidations.long-24h": daily("2025-11-20", [696e6]),
    "crypto.liquidations.short-24h": daily("2025-11-19", [135e6]),
  });
  expect(indicatorAt("crypto-liquidations", view).outcome).toMatchObject({ state: "absent", reason: "missing" });
});

const heard = (day: string, venue: string, publishes: string, seconds = 86_400) =>
  recordOf("liquidation-day", `${day}|btc|${venue}`, { coin: "btc", venue, day, publishes, seconds });

it("takes BTC of the newest day that live feeds heard, with the venues of that day only, and never adds an import", () => {
  const view = viewOf(
    "2025-11-21",
    {
      "btc.binance.liquidations-long-24h": daily("2025-11-20", [300e6]),
      "btc.binance.liquidations-short-24h": daily("2025-11-20", [50e6]),
      "btc.bybit.liquidations-long-24h": daily("2025-11-20", [120e6, 200e6]),
      "btc.bybit.liquidations-short-24h": daily("2025-11-20", [10e6, 20e6]),
      // Heard the day before, but not on the day.
      "btc.okx.liquidations-long-24h": daily("2025-11-19", [80e6]),
      "btc.okx.liquidations-short-24h": daily("2025-11-19", [8e6]),
      "crypto.liquidations.long-24h": daily("2025-11-20", [696e6]),
      "crypto.liquidations.short-24h": daily("2025-11-20", [135e6]),
    },
    [heard("2025-11-20", "binance", "one-a-second"), heard("2025-11-20", "bybit", "complete", 86_399)],
  );
  const { value, label, details } = readingAt("crypto-liquidations", view);
  expect([value, label]).toEqual([570e6, "BTC, lower bound"]);
  expect(details).toMatchObject({ coins: "BTC", day: "2025-11-20", venues: "binance 86400 s, bybit 86399 s" });
});

it("is complete for its venues only where all were heard all day and publish all", () => {
  const series = {
    "btc.bybit.liquidations-long-24h": daily("2025-11-20", [2e6]),
    "btc.bybit.liquidations-short-24h": daily("2025-11-20", [1e6]),
  };
  const label = (records: ReturnType<typeof heard>[]) =>
    readingAt("crypto-liquidations", viewOf("2025-11-21", series, records)).label;
  expect(label([heard("2025-11-20", "bybit", "complete")])).toBe("BTC, complete for its venues");
  expect(label([heard("2025-11-20", "bybit", "complete", 80_000)])).toBe("BTC, lower bound");
  expect(label([heard("2025-11-19", "bybit", "complete")])).toBe("BTC, lower bound");
  expect(label([])).toBe("BTC, lower bound");
});
