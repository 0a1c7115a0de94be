// Estimators on hand-worked prices; Parkinson's day is T5.1, Yang-Zhang from an independent script of the published formula.
import { expect, it } from "vitest";
import { closeToClose, closeToCloseVolatility } from "./close-to-close-volatility.ts";
import { ewmaVariance } from "./ewma-volatility.ts";
import { parkinsonVolatility } from "./parkinson.ts";
import { yangZhang, yangZhangVolatility } from "./yang-zhang-volatility.ts";

it("is 6.83 % for a day from 83 000 to 93 000, by Parkinson", () => {
  expect(parkinsonVolatility(93000, 83000)).toBeCloseTo(0.0683, 4);
  expect(parkinsonVolatility(5, 5)).toBe(0);
});

it("is sqrt(2) x 1 % a session for returns of +1 and -1 % close to close", () => {
  const closes = [1, Math.exp(0.01), 1];
  expect(closeToClose(closes, 1)).toBeCloseTo(Math.SQRT2 * 0.01, 12);
  expect(closeToClose(closes, 252)).toBeCloseTo(Math.SQRT2 * 0.01 * Math.sqrt(252), 12);
});

it("puts a chi-squared interval around it that narrows with more returns", () => {
  const run = (n: number) =>
    closeToCloseVolatility.compute({
      closes: Array.from({ length: n }, (_, t) => (t % 2 ? 101 : 100)),
      sessionsPerYear: 252,
      confidence: 0.95,
    });
  const width = (n: number) => run(n).uncertainty!.volatility!.hi - run(n).uncertainty!.volatility!.lo;
  expect(width(250)).toBeLessThan(width(20) / 3);
});

it("weighs squared returns by EWMA from the first", () => {
  expect(ewmaVariance([0.02], 0.94)).toBeCloseTo(0.0004, 15);
  expect(ewmaVariance([0.02, 0.01], 0.94)).toBeCloseTo(0.94 * 0.0004 + 0.06 * 0.0001, 15);
});

it("agrees with an independent Yang-Zhang of four days", () => {
  const days = yangZhangVolatility.example.days;
  expect(yangZhang(days, 252)).toBeCloseTo(yangZhangReference, 12);
});

/** Python, numpy: var(o, ddof=1) + k var(c, ddof=1) + (1-k) mean(rs), times 252, square root. */
const yangZhangReference = 0.3220130832224281;
