// Expected values from test/support/reference/japan-carry-transmission.py, and by hand: 0.0338 / 0.10245 = 0.330.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("divides the differential by the volatility of 250 sessions", () => {
  const { value, interval, details } = readingAt("carry-to-vol");
  expect(value).toBeCloseTo(0.329912177883, 9);
  expect(details.with60Sessions).toBeCloseTo(0.408328470417, 9);
  expect(interval!.lo).toBeLessThan(value);
  expect(interval!.hi).toBeGreaterThan(value);
  expect(readingAt("carry-to-vol", "2024-08-05T22:00:00Z").value).toBeCloseTo(0.506917622615, 9);
});

it("keeps its interval ordered when the differential is negative", () => {
  const spot = Array.from({ length: 251 }, (_, i) => 150 * Math.exp((i % 2) * 0.01));
  const view = viewOf("2025-11-21", {
    "fx.usdjpy": daily("2025-11-20", spot),
    "us.effr": daily("2025-11-20", [0.001]),
    "jp.policy-rate": daily("2025-11-20", [0.01]),
  });
  const { value, interval } = readingAt("carry-to-vol", view);
  expect(value).toBeLessThan(0);
  expect(interval!.lo).toBeLessThan(interval!.hi);
});
