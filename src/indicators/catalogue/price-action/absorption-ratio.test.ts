// Typed returns: six copies of one market have one factor, so the ratio is 1; the rolling sums equal weights recomputed here.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("waits for 500 sessions offline", () => {
  const { outcome } = indicatorAt("absorption-ratio");
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up", detail: expect.stringContaining("of 500") });
});

it("is one when six markets are one", () => {
  const closes = Array.from({ length: 520 }, (_, i) => 100 + 10 * Math.sin(i * i));
  const column = daily("2025-11-20", closes);
  const series = Object.fromEntries(
    ["spx", "nasdaq-composite", "nikkei225", "fx.usdjpy", "btc.close", "eth.close"].map((id) => [id, column]),
  );
  const { value, details } = readingAt("absorption-ratio", viewOf("2025-11-21", series));
  expect(value).toBeCloseTo(1, 9);
  expect(details.shift).toBeNull();
});
