// Farside's table, 14 to 20 November 2025: -492.1 -254.6 -372.8 +75.4 -903.2 = -1947.3m; by hand from the packaged file.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is the sum of the five sessions that were public", () => {
  const { value, details } = readingAt("etf-btc-flow-5d", "2025-11-21T12:30:00Z");
  expect(details.to).toBe("2025-11-20");
  expect(value / 1e6).toBeCloseTo(-1947.3, 6);
});

it("waits for five sessions", () => {
  const view = viewOf("2025-11-21", { "etf.btc.net-flow": daily("2025-11-20", [1, 2, 3, 4]) });
  expect(indicatorAt("etf-btc-flow-5d", view).outcome).toMatchObject({ reason: "warming-up" });
});
