// Two returns by hand: carry of 2.52 % a year is 0.0001 a session on top of the log change; shortfall of the worst of twenty.
import { expect, it } from "vitest";
import { carryReturns, expectedShortfall } from "./carry-return-index.ts";

it("adds the day's carry to the log change of the spot", () => {
  const returns = carryReturns([100, 101, 100], [0.0302, 0.0302, 9], [0.005, 0.005, 9], 252);
  expect(returns[0]).toBeCloseTo(0.0001 + Math.log(1.01), 14);
  expect(returns[1]).toBeCloseTo(0.0001 - Math.log(1.01), 14);
  expect(returns.length).toBe(2);
});

it("averages the worst share as a positive loss", () => {
  const returns = [-0.05, ...Array<number>(19).fill(0.001)];
  expect(expectedShortfall(returns, 0.05)).toBeCloseTo(0.05, 14);
  expect(expectedShortfall(returns, 0.1)).toBeCloseTo(0.0245, 14);
});
