// Volatility and pass-through on lists small enough for hand and table; Newey-West errors are checked beside each edge.
import { expect, it } from "vitest";
import { passThrough, scaled, sessionVolatility } from "./statistics.ts";

it("gives the sample deviation with its chi-squared interval", () => {
  // Deviations 1, -1, 1, -1, 1 from 0: mean 0.2, sum of squares 4.8, variance 1.2. Chi-squared with 4 degrees: 0.4844, 11.1433.
  const found = sessionVolatility([1, -1, 1, -1, 1]);
  expect(found.value).toBeCloseTo(Math.sqrt(1.2), 12);
  expect(found.lo).toBeCloseTo(Math.sqrt(4.8 / 11.1433), 4);
  expect(found.hi).toBeCloseTo(Math.sqrt(4.8 / 0.4844), 3);
  expect(sessionVolatility([2, 2, 2])).toMatchObject({ value: 0, lo: 0, hi: 0 });
  expect(scaled(found, 2)).toMatchObject({ value: found.value * 2, lo: found.lo * 2, hi: found.hi * 2, n: 5 });
});

const days = (n: number) => Array.from({ length: n }, (_, i) => `2025-01-${String(i + 1).padStart(2, "0")}`);
const yields = (values: readonly number[]) => ({
  window: { observed: days(values.length), values },
  kind: "difference" as const,
});

it("finds an exact slope, with an interval of no width", () => {
  const cause = [0, 1, 3, 2, 5, 4, 7, 9, 8, 12, 11, 15];
  const found = passThrough(yields(cause), yields(cause.map((x) => 2 * x)), 11);
  expect(found).toMatchObject({ first: "2025-01-02", last: "2025-01-12" });
  if (typeof found !== "object") return expect.fail("no beta");
  expect(found.beta.value).toBeCloseTo(2, 12);
  expect(found.beta.hi - found.beta.lo).toBeCloseTo(0, 9);
});

it("counts what there is when there is too little, and refuses a cause that does not vary", () => {
  expect(passThrough(yields([0, 1, 3]), yields([0, 1, 3]), 11)).toBe(2);
  expect(passThrough(yields([0, 1, 2, 3]), yields([0, 1, 3, 2]), 3)).toBeUndefined();
  expect(passThrough({ ...yields([1, 0, 2, 3]), kind: "log return" }, yields([0, 1, 3, 2]), 3)).toBeUndefined();
});
