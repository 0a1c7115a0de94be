// A simulated process with known speed and mean comes back; an exact geometric decay has its speed to the digit.
import { expect, it } from "vitest";
import { normals } from "../../core/random/normals.ts";
import { fitOu } from "./ou-fit.ts";

it("finds speed 6, mean 3 and volatility .8 of 40 000 exact daily steps", () => {
  const decay = Math.exp(-6 / 252);
  const shock = 0.8 * Math.sqrt((1 - decay * decay) / 12);
  let x = 3;
  const fit = fitOu(
    Array.from(normals({ seed: 4, path: 4 }, 40_000), (z) => (x = 3 + (x - 3) * decay + shock * z)),
    252,
  )!;
  expect(fit.speed!).toBeGreaterThan(5);
  expect(fit.speed!).toBeLessThan(7);
  expect(fit.mean!).toBeCloseTo(3, 1);
  expect(fit.volatility).toBeCloseTo(0.8, 1);
  expect(fit.restoringT).toBeLessThan(-10);
});

it("is the exact decay without noise: x' = 1 + x / 2 has mean 2 and speed ln 2 a step", () => {
  const series = [10];
  for (let t = 0; t < 30; t++) series.push(1 + series.at(-1)! / 2);
  const fit = fitOu(series, 1)!;
  expect(fit.mean).toBeCloseTo(2, 9);
  expect(fit.speed).toBeCloseTo(Math.LN2, 9);
});

it("names no mean for a series that runs away", () => {
  const fit = fitOu(
    Array.from({ length: 50 }, (_, t) => 1.1 ** t),
    252,
  )!;
  expect(fit.mean).toBeUndefined();
});
