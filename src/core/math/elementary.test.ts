// exp and log against Math.exp and Math.log, which are within one unit in the last place of the truth, and at their edges.
import { expect, it } from "vitest";
import { exp, log, sineOfQuarterTurns } from "./elementary.ts";

it("agrees with the engine's own within two units in the last place", () => {
  for (let k = 0; k < 50_000; k++) {
    const x = -700 + (k * 1400) / 50_000 + Math.sin(k) * 0.01;
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(5e-16);
    const y = Math.exp(x);
    expect(Math.abs(log(y) - Math.log(y))).toBeLessThanOrEqual(4.5e-16 * Math.abs(Math.log(y)));
    const nearOne = 1 + Math.sin(k) * 0.3;
    expect(Math.abs(log(nearOne) - Math.log(nearOne))).toBeLessThanOrEqual(4.5e-16 * Math.abs(Math.log(nearOne)));
  }
});

it("is exact where it can be, and defined at the edges", () => {
  expect(exp(0)).toBe(1);
  expect(log(1)).toBe(0);
  expect(exp(1)).toBeCloseTo(Math.E, 15);
  expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
  expect(exp(-746)).toBe(0);
  expect(exp(-745)).toBe(5e-324);
  expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
  expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  for (const bad of [log(-1), log(Number.NaN), exp(Number.NaN)]) expect(bad).toBeNaN();
});

it("has the sine of a quarter turn and its parts", () => {
  for (let x = -1; x <= 1; x += 0.01) expect(sineOfQuarterTurns(x)).toBeCloseTo(Math.sin((x * Math.PI) / 2), 14);
});
