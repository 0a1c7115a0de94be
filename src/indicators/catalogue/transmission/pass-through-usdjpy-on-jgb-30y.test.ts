// Expected values from test/support/reference/japan-carry-transmission.py, whose slope and Newey-West
// error are written with scalars.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it.each([
  ["2025-11-21T12:30:00Z", 3.76714783833, -0.39663151642, 7.93092719308, "not told from zero"],
  ["2024-08-05T22:00:00Z", 2.90865551106, -2.10660732092, 7.92391834304, "not told from zero"],
] as const)("at %s is %d", (asOf, beta, lo, hi, label) => {
  const found = readingAt("pass-through-usdjpy-on-jgb-30y", asOf);
  expect(found.value).toBeCloseTo(beta, 8);
  expect(found.interval!.lo).toBeCloseTo(lo, 8);
  expect(found.interval!.hi).toBeCloseTo(hi, 8);
  expect(found.label).toBe(label);
});
