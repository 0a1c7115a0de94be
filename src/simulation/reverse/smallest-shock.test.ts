// T9.8 of the models' specification (linear criterion, closed form), stepwise and two-sided criteria by hand, and the
// closed form of any linear criterion as a property.
import fc from "fast-check";
import { expect, it } from "vitest";
import { findSmallestShocks } from "./smallest-shock.ts";

const covarianceOf = (sigmas: readonly number[], correlations: readonly (readonly number[])[]) =>
  correlations.map((row, i) => row.map((rho, j) => rho * sigmas[i]! * sigmas[j]!));
const market = {
  factors: ["JPY", "Nasdaq", "BTC"],
  covariance: covarianceOf(
    [0.02887, 0.07217, 0.15877],
    [
      [1, 0.35, 0.2],
      [0.35, 1, 0.5],
      [0.2, 0.5, 1],
    ],
  ),
};

it("finds T9.8: the shock against which a linear loss of 400 is nearest", () => {
  const loss = (x: readonly number[]) => -(300 * x[0]! + 1500 * x[1]! + 900 * x[2]!);
  const { minima, isCutShort } = findSmallestShocks({ ...market, breaks: (x) => loss(x) >= 400 });
  const [nearest] = minima;
  expect(isCutShort).toBe(false);
  expect(nearest!.distance).toBeCloseTo(1.81, 3);
  const expected = [-0.0178, -0.108, -0.2585];
  nearest!.shock.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(2e-3);
  });
  expect(nearest!.jointProbability).toBeCloseTo(0.351, 2);
  expect(nearest!.directionProbability).toBeCloseTo(0.035, 3);
});

it("agrees with the closed form c / sqrt(a' S a) of any linear criterion", () => {
  const weights = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0.5, max: 4, noNaN: true }), (a, sigmas) => {
      const variance = a.reduce(
        (sum, ai, i) => sum + a.reduce((s, aj, j) => s + ai * aj * market.covariance[i]![j]!, 0),
        0,
      );
      fc.pre(variance > 1e-4);
      const limit = sigmas * Math.sqrt(variance);
      const breaks = (x: readonly number[]) => a.reduce((sum, ai, i) => sum + ai * x[i]!, 0) >= limit;
      const [nearest] = findSmallestShocks({ ...market, breaks }).minima;
      expect(nearest!.distance).toBeGreaterThan(sigmas * (1 - 1e-6));
      expect(nearest!.distance).toBeLessThan(sigmas * 1.001);
    }),
    { numRuns: 25 },
  );
});

it("returns both ways of a criterion that breaks in two directions, the nearer first", () => {
  const identity = {
    factors: ["a", "b"],
    covariance: [
      [1, 0],
      [0, 1],
    ],
  };
  const { minima } = findSmallestShocks({ ...identity, breaks: ([a, b]) => a! >= 2 || b! <= -3 });
  expect(minima.map(({ distance }) => Number(distance.toFixed(2)))).toEqual([2, 3]);
});

it("finds the step of a stepwise criterion, and says when nothing within reach breaks it", () => {
  const one = { factors: ["x"], covariance: [[0.04]] };
  const step = findSmallestShocks({ ...one, breaks: ([x]) => x! < -0.1 && Math.floor(-x! * 100) >= 13 });
  expect(step.minima[0]!.shock[0]).toBeCloseTo(-0.13, 6);
  expect(step.minima[0]!.distance).toBeCloseTo(0.65, 5);
  const never = findSmallestShocks({ ...one, breaks: () => false });
  expect(never.minima).toEqual([]);
});

it("gives the same answer twice, stops at its limit, and refuses a covariance that is none", () => {
  const breaks = (x: readonly number[]) => x[0]! + x[1]! * x[2]! < -0.05;
  expect(findSmallestShocks({ ...market, breaks })).toEqual(findSmallestShocks({ ...market, breaks }));
  const short = findSmallestShocks({ ...market, breaks, evaluations: 100 });
  expect(short.isCutShort).toBe(true);
  expect(short.evaluations).toBeLessThanOrEqual(100);
  expect(() => findSmallestShocks({ ...market, covariance: [[1]], breaks })).toThrow(/positive definite/);
});
