// T5 (move in sigmas): -1.557 % over 23.66 / sqrt(252) = 1.490 % is -1.04; by hand.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("was an ordinary move", () => {
  const { value, details } = readingAt("spx-move-in-sigmas");
  expect(value).toBeCloseTo((6538.76 / 6642.16 - 1) / (0.2366 / Math.sqrt(252)), 12);
  expect(value).toBeCloseTo(-1.0445, 4);
  expect(details.sessionSigma).toBeCloseTo(0.0149, 4);
});
