// Draws against the exact inverse in every region, and their moments within four standard errors.
import { expect, it } from "vitest";
import { normalInverse } from "../math/normal.ts";
import { normalOfWord, normals } from "./normals.ts";
import { unitInterval } from "./philox.ts";

it("is within 2e-8 of the exact inverse, symmetric, and exact in the tails", () => {
  for (let k = 0; k < 200_000; k++) {
    const word = (k * 2654435761) >>> 0;
    expect(Math.abs(normalOfWord(word) - normalInverse(unitInterval(word)))).toBeLessThan(2e-8);
    expect(Math.abs(normalOfWord(word) + normalOfWord(~word >>> 0))).toBeLessThan(1e-9);
  }
  expect(normalOfWord(0)).toBe(normalInverse(0.5 / 2 ** 32));
  expect(normalOfWord(0xffffffff)).toBeCloseTo(6.338, 3);
});

it("has the moments of a standard normal", () => {
  const n = 400_000;
  const draws = normals({ seed: 1, path: 0 }, n);
  const moment = (power: number) => draws.reduce((sum, x) => sum + x ** power, 0) / n;
  expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
});
