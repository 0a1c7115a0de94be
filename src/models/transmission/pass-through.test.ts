// An exact line has beta 0.5 and an interval of no width; unrelated alternation has an interval that contains zero.
import { expect, it } from "vitest";
import { passThroughBeta } from "./pass-through.ts";

it("recovers an exact slope and refuses a constant regressor", () => {
  const earlier = [1, -2, 3, 0.5, -1, 2];
  const beta = passThroughBeta(
    earlier,
    earlier.map((x) => 0.5 * x + 0.1),
    2,
    0.95,
  )!;
  expect(beta.value).toBeCloseTo(0.5, 12);
  expect(beta.hi - beta.lo).toBeLessThan(1e-9);
  expect(passThroughBeta([1, 1, 1, 1], [1, 2, 3, 4], 0, 0.95)).toBeUndefined();
});

it("has an interval around zero where there is no relation", () => {
  const beta = passThroughBeta([1, -1, 1, -1, 1, -1, 1, -1], [1, 1, -1, -1, 1, 1, -1, -1], 1, 0.95)!;
  expect(beta.lo).toBeLessThanOrEqual(0);
  expect(beta.hi).toBeGreaterThanOrEqual(0);
});
