// Typed: 696m longs and 135m shorts are 831m, longs 83.8 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

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

it("never mixes two windows", () => {
  const view = viewOf("2025-11-21", {
    "crypto.liquidations.long-24h": daily("2025-11-20", [696e6]),
    "crypto.liquidations.short-24h": daily("2025-11-19", [135e6]),
  });
  expect(indicatorAt("crypto-liquidations", view).outcome).toMatchObject({ state: "absent", reason: "missing" });
});
