// Expected values from test/support/reference/japan-carry-transmission.py, whose slope and Newey-West
// error are written with scalars.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it.each([
  ["2025-11-21T12:30:00Z", 0.11859637854, -0.115358294796, 0.352551051876, "not told from zero"],
  ["2024-08-05T22:00:00Z", 0.691089721425, 0.26022693027, 1.12195251258, "passes through"],
] as const)("at %s is %d", (asOf, beta, lo, hi, label) => {
  const found = readingAt("pass-through-ust-10y-on-jgb-30y", asOf);
  expect(found.value).toBeCloseTo(beta, 8);
  expect(found.interval!.lo).toBeCloseTo(lo, 8);
  expect(found.interval!.hi).toBeCloseTo(hi, 8);
  expect(found.label).toBe(label);
});
