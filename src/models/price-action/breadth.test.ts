// Four assets by hand: three fall, one of them by more than two sigmas; weights move the shares. Correlation of three pairs.
import { expect, it } from "vitest";
import { meanPairwiseCorrelation } from "./average-correlation.ts";
import { measureBreadth } from "./breadth.ts";

const returns = [-0.01, -0.01, -0.05, 0.02];
const sigmas = [0.01, 0.004, 0.03, 0.01];

it("counts falls and extreme falls", () => {
  expect(measureBreadth(returns, sigmas, [1, 1, 1, 1])).toEqual({ shareDown: 0.75, shareExtreme: 0.25 });
  expect(measureBreadth(returns, sigmas, [1, 5, 1, 3])).toEqual({ shareDown: 0.7, shareExtreme: 0.5 });
});

it("does not call exactly two sigmas extreme", () => {
  expect(measureBreadth([-0.02], [0.01], [1]).shareExtreme).toBe(0);
});

it("averages the correlations of all pairs", () => {
  // Pairs: (up, up) 1, (up, down) -1 twice.
  expect(
    meanPairwiseCorrelation([
      [1, 2, 3],
      [2, 4, 6],
      [3, 2, 1],
    ]),
  ).toBeCloseTo(-1 / 3, 12);
});
