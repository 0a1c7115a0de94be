// T8.4: for 400 values and a window of 200 the naive test rejects a true null 43 to 48 % of the time; rolling sums by hand.
import { expect, it } from "vitest";
import { independentTauDeviation } from "../../core/math/kendall.ts";
import { normals } from "../../core/random/normals.ts";
import { detrend, earlyWarningOf, trendsOf } from "./early-warning.ts";

it("shows that the naive test is far too eager, and that surrogates vary with deviation .48", () => {
  const taus = Array.from({ length: 400 }, (_, path) => trendsOf(detrend(normals({ seed: 3, path }, 400), 20), 200));
  const naive = taus.filter(({ variance }) => variance > 1.645 * independentTauDeviation(201)).length / taus.length;
  expect(naive).toBeGreaterThan(0.35);
  expect(naive).toBeLessThan(0.6);
  const deviation = Math.sqrt(taus.reduce((sum, { variance }) => sum + variance ** 2, 0) / taus.length);
  expect(deviation).toBeGreaterThan(0.43);
  expect(deviation).toBeLessThan(0.54);
});

it("sees rising variance that is there, against surrogates that have none", () => {
  const noise = normals({ seed: 5, path: 0 }, 400);
  const series = Array.from(noise, (z, t) => z * (1 + t / 60));
  const { observed, nulls } = earlyWarningOf(series, { bandwidth: 40, window: 200, surrogates: 200, seed: 1 });
  expect(observed.variance).toBeGreaterThan(0.95);
  expect(nulls.filter(({ variance }) => variance >= observed.variance).length).toBeLessThan(10);
});

it("has the trends of the definition: 1, -1, 3, -3, 9 in windows of three", () => {
  // Variances of (1,-1,3), (-1,3,-3), (3,-3,9) are 2.67, 6.22, 24: rising. Lag-1 products over the sum of squares about
  // the mean: (1,-1,3) mean 1: (0)(-2)+(-2)(2) = -4 / 8 = -.5; (-1,3,-3) mean -1/3: -2.22-8.89 = -11.11/18.67 = -.595;
  // (3,-3,9) mean 3: 0 + (-6)(6) = -36/72 = -.5: one falls, one rises, one is equal, tau 0.
  const { variance, autocorrelation } = trendsOf(Float64Array.of(1, -1, 3, -3, 9), 3);
  expect(variance).toBe(1);
  expect(autocorrelation).toBeCloseTo(0, 9);
});

it("takes nothing out but the smooth part: a line stays a line only at its ends", () => {
  const left = detrend(
    Array.from({ length: 101 }, (_, t) => 2 * t),
    5,
  );
  expect(Math.abs(left[50]!)).toBeLessThan(1e-9);
  expect(left[100]!).toBeGreaterThan(1);
});
