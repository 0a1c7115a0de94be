// Intervals and tails against values of scipy 1.17, and Wilson's and Fisher's formulas by hand.
import { expect, it } from "vitest";
import { binomialUpperTail, chiSquaredCdf, chiSquaredQuantile, fisherInterval, wilsonInterval } from "./interval.ts";

it("has the chi-squared distribution and its quantiles", () => {
  expect(chiSquaredCdf(7.781, 3)).toBeCloseTo(0.9492386114605559, 12);
  expect(chiSquaredCdf(3, 1)).toBeCloseTo(0.9167354833364496, 12);
  expect(chiSquaredCdf(20, 8)).toBeCloseTo(0.9896639493240743, 12);
  expect(chiSquaredQuantile(0.025, 8)).toBeCloseTo(2.1797307472526497, 9);
  expect(chiSquaredQuantile(0.975, 8)).toBeCloseTo(17.534546139484647, 9);
  expect(chiSquaredQuantile(0.5, 1)).toBeCloseTo(0.454936423119572, 9);
});

it("has finite quantiles for very many degrees of freedom", () => {
  expect(chiSquaredQuantile(0.5, 10_000) / 10_000).toBeCloseTo(1, 3);
});

it("has binomial tails, also for many trials", () => {
  expect(binomialUpperTail(60, 100)).toBeCloseTo(0.028443966820490444, 12);
  expect(binomialUpperTail(3, 10, 0.1)).toBeCloseTo(0.0701908264, 10);
  expect(binomialUpperTail(50_000, 100_000)).toBeCloseTo(0.50126, 4);
  expect([binomialUpperTail(0, 5), binomialUpperTail(6, 5)]).toEqual([1, 0]);
});

it("has Wilson's interval, which never collapses", () => {
  const { lo, hi } = wilsonInterval(14, 17);
  expect(lo).toBeCloseTo(0.5897, 4);
  expect(hi).toBeCloseTo(0.9381, 4);
  expect(wilsonInterval(0, 100).lo).toBe(0);
  expect(wilsonInterval(0, 100).hi).toBeCloseTo(0.037, 3);
  expect(wilsonInterval(100, 100).hi).toBe(1);
});

it("has Fisher's interval", () => {
  const { lo, hi } = fisherInterval(0.5, 28);
  expect(lo).toBeCloseTo(Math.tanh(Math.atanh(0.5) - 1.959964 / 5), 6);
  expect(hi).toBeCloseTo(Math.tanh(Math.atanh(0.5) + 1.959964 / 5), 6);
  expect(() => fisherInterval(0.5, 3)).toThrow(RangeError);
});
