// Expected values from test/support/reference/japan-carry-transmission.py, whose slope and Newey-West
// error are written with scalars.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it.each([
  ["2025-11-21T12:30:00Z", 3.37236846712, -7.82159266855, 14.5663296028, "not told from zero"],
  ["2024-08-05T22:00:00Z", 4.34891868751, -6.36379083839, 15.0616282134, "not told from zero"],
] as const)("at %s is %d", (asOf, beta, lo, hi, label) => {
  const found = readingAt("pass-through-btc-on-ust-10y", asOf);
  expect(found.value).toBeCloseTo(beta, 8);
  expect(found.interval!.lo).toBeCloseTo(lo, 8);
  expect(found.interval!.hi).toBeCloseTo(hi, 8);
  expect(found.label).toBe(label);
});
