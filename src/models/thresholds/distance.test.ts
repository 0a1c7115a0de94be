// By hand: 157 to 152 at 10 % over a quarter is ln(157/152) / 0.05; 3.32 to 3.60 at 0.05 a day over 63 days is 0.28 / (0.05 sqrt 63).
import { expect, it } from "vitest";
import { distanceTo } from "./distance.ts";

it("measures in level, percent and sigmas", () => {
  const d = distanceTo(157, 152, 0.1, 0.25, "geometric");
  expect(d.level).toBe(-5);
  expect(d.percent).toBeCloseTo(-5 / 157, 12);
  expect(d.sigmas).toBeCloseTo(Math.log(157 / 152) / 0.05, 12);
  expect(distanceTo(3.32, 3.6, 0.05 * Math.sqrt(252), 63 / 252, "arithmetic").sigmas).toBeCloseTo(
    0.28 / (0.05 * Math.sqrt(63)),
    10,
  );
});

it("counts sigmas the same on both sides", () => {
  expect(distanceTo(3.6, 3.32, 1, 1, "arithmetic").sigmas).toBeCloseTo(0.28, 12);
});

it("leaves out what has no meaning", () => {
  expect(distanceTo(3, 4, 0, 1, "arithmetic")).not.toHaveProperty("sigmas");
  expect(distanceTo(-0.1, 0.2, 1, 1, "arithmetic")).not.toHaveProperty("percent");
});
