// Roots of x^2 - 2 and of a cubic with three, known in closed form.
import { expect, it } from "vitest";
import { bisect, rootsOn } from "./bisection.ts";

it("finds a root to double precision", () => {
  expect(bisect((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
  expect(bisect((x) => x, 0, 1)).toBe(0);
});

it("finds all roots that the cells tell apart", () => {
  const roots = rootsOn((x) => (x - 0.11) * (x - 0.5) * (x - 0.93), 0, 1, 100);
  expect(roots.map((root) => Number(root.toFixed(10)))).toEqual([0.11, 0.5, 0.93]);
  expect(rootsOn(() => 1, 0, 1, 10)).toEqual([]);
});
