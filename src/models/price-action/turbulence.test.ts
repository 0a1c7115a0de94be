// Three assets that fell together (T5.3), and their absorption ratios (T5.4).
import { expect, it } from "vitest";
import { chiSquaredCdf } from "../../core/math/interval.ts";
import { absorbedShare, usualVectors } from "./absorption-ratio.ts";
import { standardisedShift } from "./absorption-signal.ts";
import { measureTurbulence } from "./turbulence.ts";

const sigmas = [0.01, 0.012, 0.035];
const correlations = [
  [1, 0.6, 0.4],
  [0.6, 1, 0.5],
  [0.4, 0.5, 1],
];

it("has a squared distance of 7.781 (p = 0.051), turbulence 2.594, magnitude 4.363 and surprise 0.594", () => {
  const t = measureTurbulence([-0.0156, -0.0215, -0.0955], sigmas, correlations)!;
  expect(t.mahalanobis2).toBeCloseTo(7.781, 3);
  expect(1 - chiSquaredCdf(t.mahalanobis2, 3)).toBeCloseTo(0.051, 3);
  expect(t.turbulence).toBeCloseTo(2.594, 3);
  expect(t.magnitude).toBeCloseTo(4.363, 3);
  expect(t.surprise).toBeCloseTo(0.594, 3);
});

it("has no surprise when nothing moved, and no answer for impossible correlations", () => {
  expect(measureTurbulence([0, 0, 0], sigmas, correlations)).not.toHaveProperty("surprise");
  expect(
    measureTurbulence(
      [0.01, 0.01],
      [1, 1],
      [
        [1, 1],
        [1, 1],
      ],
    ),
  ).toBeUndefined();
});

it("absorbs 87.4 % in covariances and 66.8 % in correlations with one vector", () => {
  const covariances = correlations.map((row, i) => row.map((rho, j) => rho * sigmas[i]! * sigmas[j]!));
  expect(absorbedShare(covariances, 1)).toBeCloseTo(0.874, 3);
  expect(absorbedShare(correlations, 1)).toBeCloseTo(0.668, 3);
  expect(absorbedShare(correlations, 3)).toBeCloseTo(1, 12);
  expect([usualVectors(3), usualVectors(25)]).toEqual([1, 5]);
});

it("measures a shift of the ratio in standard deviations of the long window", () => {
  // Long window 1, 1, 1, 5: mean 2, sample deviation 2; the last value is 3 above the mean.
  expect(standardisedShift([9, 1, 1, 1, 5], 1, 4)).toBeCloseTo(1.5, 12);
});
