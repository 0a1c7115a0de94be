// Mean, median and quantiles of the prior on [350, 20 000], and of the lognormal alternative (T2.4).
import { expect, it } from "vitest";
import {
  lognormalMean,
  lognormalOfRange,
  lognormalQuantile,
  logUniformMean,
  logUniformQuantile,
} from "./exposure-prior.ts";

it("has mean 4857, median 2646 and 5 to 95 % of 428 to 16 337", () => {
  expect(Math.round(logUniformMean(350, 20000))).toBe(4857);
  expect([0.05, 0.5, 0.95].map((p) => Math.round(logUniformQuantile(350, 20000, p)))).toEqual([428, 2646, 16337]);
});

it("has a lognormal alternative with mu 7.881, spread 1.230 and a mean of 5635", () => {
  const { mu, spread } = lognormalOfRange(350, 20000);
  expect(mu).toBeCloseTo(7.881, 3);
  expect(spread).toBeCloseTo(1.23, 3);
  // The exact mean is 5635.64; the specification prints it cut, not rounded.
  expect(Math.floor(lognormalMean(mu, spread))).toBe(5635);
  expect(lognormalQuantile(mu, spread, 0.05)).toBeCloseTo(350, 8);
  expect(lognormalQuantile(mu, spread, 0.95)).toBeCloseTo(20000, 6);
});
