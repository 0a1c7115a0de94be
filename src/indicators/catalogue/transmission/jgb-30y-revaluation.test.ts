// T4.2: from 3.38 % to 3.60 % -4.02 %, to 3.80 % -7.48 %; the episode from
// test/support/reference/japan-carry-transmission.py in closed form.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("reproduces T4.2", () => {
  const { value, details } = readingAt(
    "jgb-30y-revaluation",
    viewOf("2025-11-21", { "jgb.30y": daily("2025-11-20", [0.0338]) }),
  );
  expect(value).toBeCloseTo(-0.0402, 4);
  expect(details.to380).toBeCloseTo(-0.0748, 4);
});

it("starts from the close of the as-of", () => {
  const { value, details } = readingAt("jgb-30y-revaluation");
  expect(value).toBeCloseTo(-0.048554381987, 10);
  expect(details.to380).toBeCloseTo(-0.0829899693921, 10);
  expect(details.approximateTo360).toBeCloseTo(value, 3);
});

it("is a gain beyond the level", () => {
  expect(
    readingAt("jgb-30y-revaluation", viewOf("2025-11-21", { "jgb.30y": daily("2025-11-20", [0.039]) })).value,
  ).toBeGreaterThan(0);
});
