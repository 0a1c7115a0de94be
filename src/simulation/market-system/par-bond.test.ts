// A par bond's price by its cash flows, and back. Expected prices: the annuity in closed form, for yields of any sign.
import { expect, it } from "vitest";
import { parBondPrice, yieldAt } from "./par-bond.ts";

const closed = (coupon: number, y: number, halves: number) =>
  (coupon / y) * (1 - (1 + y / 2) ** -halves) + (1 + y / 2) ** -halves;

it.each([-0.0199, -0.005, 0.0001, 0.0333, 0.0334, 0.038, 0.25, 0.99])("finds the yield %f behind a price", (then) => {
  const price = parBondPrice("jgb-30y", 0.03334, then);
  expect(price).toBeCloseTo(closed(0.03334, then, 60), 10);
  expect(yieldAt("jgb-30y", 0.03334, price)).toBeCloseTo(then, 12);
  expect(yieldAt("ust-10y", 0.0413, parBondPrice("ust-10y", 0.0413, then))).toBeCloseTo(then, 12);
});

it("stays within -2 and 100 %, and is exact at par", () => {
  expect(yieldAt("ust-10y", 0.0413, 1)).toBe(0.0413);
  expect(yieldAt("ust-10y", 0.0413, 5)).toBe(-0.02);
  expect(yieldAt("ust-10y", 0.0413, 1e-6)).toBe(1);
});
