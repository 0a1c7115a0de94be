// Interval arithmetic by hand: -16 x [0.25, 0.50] % + 0.6 x [-8, -4] % is [-12.8, -6.4] %.
import { expect, it } from "vitest";
import { moveRange } from "./cross-asset.ts";

it("adds ranges, turns them with the sign of the sensitivity, and ignores factors without one", () => {
  const shocks = [
    { factor: "rates", low: 0.0025, high: 0.005 },
    { factor: "fx", low: -0.08, high: -0.04 },
    { factor: "other", low: -1, high: 1 },
  ];
  const range = moveRange({ asset: "a", sensitivities: { rates: -16, fx: 0.6 } }, shocks);
  expect(range.low).toBeCloseTo(-0.128, 12);
  expect(range.high).toBeCloseTo(-0.064, 12);
  expect(moveRange({ asset: "b", sensitivities: {} }, [{ factor: "constructor", low: 1, high: 1 }])).toEqual({
    asset: "b",
    low: 0,
    high: 0,
  });
});
