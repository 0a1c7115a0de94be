// Durations that -12 and -15 % at +75 bp imply, and exact moves at k - g of 4.5 % (T4.1).
import { expect, it } from "vitest";
import { equityImpliedDuration } from "./equity-implied-duration.ts";
import { equityRevaluation, gordonRevaluation, netEquityShock } from "./equity-revaluation.ts";

it("implies linear 16.0 / 20.0, log 17.04 / 21.67 and k - g of 5.50 / 4.25 %", () => {
  const of = (move: number) => equityImpliedDuration.compute({ move, shock: 0.0075 }).outputs;
  expect(of(-0.12).linear).toBeCloseTo(16, 10);
  expect(of(-0.15).linear).toBeCloseTo(20, 10);
  expect(of(-0.12).log).toBeCloseTo(17.04, 2);
  expect(of(-0.15).log).toBeCloseTo(21.67, 2);
  expect(of(-0.12).yieldGap).toBeCloseTo(0.055, 10);
  expect(of(-0.15).yieldGap).toBeCloseTo(0.0425, 10);
  expect(of(-0.12).gordon).toBeCloseTo(18.2, 1);
  expect(of(-0.15).gordon).toBeCloseTo(23.5, 1);
});

it("falls 10.0, 14.29 and 18.18 % for 50, 75 and 100 bp", () => {
  expect(gordonRevaluation(0.045, 0.005)).toBeCloseTo(-0.1, 10);
  expect(gordonRevaluation(0.045, 0.0075)).toBeCloseTo(-0.1429, 4);
  expect(gordonRevaluation(0.045, 0.01)).toBeCloseTo(-0.1818, 4);
});

it("gives the linear move by duration, and nets the shock", () => {
  const { linear, duration } = equityRevaluation.compute({ yieldGap: 0.05, shock: 0.0075 }).outputs;
  expect(duration).toBeCloseTo(20, 10);
  expect(linear).toBeCloseTo(-0.15, 10);
  expect(netEquityShock(1, 0.01, 0.002, 0.004)).toBeCloseTo(0.008, 12);
});
