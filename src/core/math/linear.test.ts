// Factors, solutions and eigenvalues of small matrices worked by hand, and refusal of singular ones.
import { expect, it } from "vitest";
import { cholesky, forwardSubstitute, invert, solve, symmetricEigenvalues } from "./linear.ts";
import { regress } from "./regression.ts";

it("factors a positive definite matrix and refuses others", () => {
  expect(
    cholesky([
      [4, 2],
      [2, 5],
    ]),
  ).toEqual([
    [2, 0],
    [1, 2],
  ]);
  expect(
    forwardSubstitute(
      [
        [2, 0],
        [1, 2],
      ],
      [4, 6],
    ),
  ).toEqual([2, 2]);
  expect(
    cholesky([
      [1, 1],
      [1, 1],
    ]),
  ).toBeUndefined();
  expect(
    cholesky([
      [1, 2],
      [2, 1],
    ]),
  ).toBeUndefined();
  expect(cholesky([[0]])).toBeUndefined();
});

it("solves with row exchanges, inverts, and refuses a singular matrix", () => {
  expect(
    solve(
      [
        [0, 2],
        [1, 1],
      ],
      [4, 3],
    ),
  ).toEqual([1, 2]);
  expect(
    invert([
      [2, 0],
      [0, 4],
    ]),
  ).toEqual([
    [0.5, 0],
    [0, 0.25],
  ]);
  expect(
    solve(
      [
        [1, 2],
        [2, 4],
      ],
      [1, 2],
    ),
  ).toBeUndefined();
  expect(solve([], [])).toEqual([]);
});

it("orders eigenvalues from the largest", () => {
  const [first, second] = symmetricEigenvalues([
    [2, 1],
    [1, 2],
  ]);
  expect(first).toBeCloseTo(3, 12);
  expect(second).toBeCloseTo(1, 12);
});

it("regresses with White's and Newey and West's errors as statsmodels defines them", () => {
  // y = 1 + 2x with residuals +-1: X'X = [[4, 0], [0, 4]], each score is x e = 1, 1, -1, -1.
  const fit = regress([0, 2, 2, 4], [[-1], [1], [-1], [1]])!;
  expect(fit.coefficients).toEqual([2, 1]);
  expect(fit.residuals).toEqual([-1, -1, 1, 1]);
  // White: sum of x^2 e^2 = 4, so the variance is 4 / 16 x n / (n - 2) = 0.5.
  expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(0.5), 12);
  // One lag, weight 1/2: scores 1, -1, -1, 1 add 2 x 1/2 x (-1 + 1 - 1) = -1: 3 / 16 x 2.
  expect(regress([0, 2, 2, 4], [[-1], [1], [-1], [1]], { lags: 1 })!.standardErrors[1]).toBeCloseTo(
    Math.sqrt(3 / 8),
    12,
  );
  expect(fit.rSquared).toBe(0.5);
  expect(regress([1, 2], [[1], [2]])).toBeUndefined();
});
