// T8.2: the 30-year yield with reversion, by grid, by paths with and without the bridge; a barrier at the mean has a formula.
import fc from "fast-check";
import { expect, it } from "vitest";
import { normalCdf } from "../../core/math/normal.ts";
import { brownianTouch } from "./touch-probability.ts";
import { type OrnsteinUhlenbeck, ouTouchByGrid, ouTouchByPaths } from "./touch-probability-ou.ts";

const yield30: OrnsteinUhlenbeck = {
  start: 3.32,
  mean: 3.2,
  speed: 2,
  volatility: 0.05 * Math.sqrt(252),
  barrier: 3.6,
  years: 0.25,
};

it("is .4182 on the grid", () => {
  const { probability, error } = ouTouchByGrid(yield30)!;
  expect(probability).toBeCloseTo(0.4182, 4);
  expect(error).toBeLessThan(1e-4);
});

it("is .4174 by 63 exact steps with the bridge, and .3672 without it, within four standard errors", () => {
  const paths = { paths: 60_000, steps: 63, seed: 5, bridge: true };
  const bridged = ouTouchByPaths(yield30, paths);
  expect(Math.abs(bridged.probability - 0.4182)).toBeLessThan(4 * bridged.standardError + 0.0008);
  const bare = ouTouchByPaths(yield30, { ...paths, bridge: false });
  expect(Math.abs(bare.probability - 0.3672)).toBeLessThan(4 * bare.standardError);
});

it("equals 2 Phi(-|x0 - mean| e^(-kh) / v) when the barrier is the mean: .5904", () => {
  const atMean = { ...yield30, mean: 3.6 };
  const v = yield30.volatility * Math.sqrt((1 - Math.exp(-1)) / 4);
  const formula = 2 * normalCdf((-0.28 * Math.exp(-0.5)) / v);
  expect(formula).toBeCloseTo(0.5904, 4);
  expect(ouTouchByGrid(atMean)!.probability).toBeCloseTo(formula, 5);
});

it("meets the walk without reversion as the speed goes to zero, and mirrors", () => {
  const slow = ouTouchByGrid({ ...yield30, speed: 1e-6 })!.probability;
  expect(slow).toBeCloseTo(brownianTouch(0.28, 0, yield30.volatility, 0.25), 5);
  const mirrored = { ...yield30, start: -3.32, mean: -3.2, barrier: -3.6 };
  expect(ouTouchByGrid(mirrored)!.probability).toBeCloseTo(ouTouchByGrid(yield30)!.probability, 9);
});

it("is certain where it must be", () => {
  expect(ouTouchByGrid({ ...yield30, start: 3.6 })!.probability).toBe(1);
  expect(ouTouchByGrid({ ...yield30, volatility: 0 })!.probability).toBe(0);
  expect(ouTouchByGrid({ ...yield30, volatility: 0, mean: 9 })!.probability).toBe(1);
  expect(ouTouchByGrid({ ...yield30, barrier: 30 })!.probability).toBe(0);
});

it("stays a probability and grows with the horizon", () => {
  const unit = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(unit, unit, fc.double({ min: 0.01, max: 8, noNaN: true }), (mean, barrier, speed) => {
      const base = { start: 0, mean, barrier, speed, volatility: 0.8, years: 0.3 };
      const short = ouTouchByGrid(base)!.probability;
      expect(short).toBeGreaterThanOrEqual(0);
      expect(ouTouchByGrid({ ...base, years: 0.6 })!.probability).toBeGreaterThanOrEqual(short - 1e-4);
    }),
    { numRuns: 12 },
  );
});
