// By hand: removing all of 30 to 50 bp lifts the neutral rate by 30 to 50 bp; with half removed and 25 bp of other causes, 40 to 50.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "yen-suppression-low": 0.003,
  "yen-suppression-high": 0.005,
  "yen-suppression-removed": 1,
  "neutral-rate-other": 0,
};

it("cannot exceed the suppression", () => {
  const { value, interval } = readingAt("neutral-rate-shift", undefined, parameters);
  expect(value).toBeCloseTo(0.004, 12);
  expect(interval).toMatchObject({ lo: 0.003, hi: 0.005 });
});

it("adds other causes", () => {
  const { interval } = readingAt("neutral-rate-shift", undefined, {
    ...parameters,
    "yen-suppression-removed": 0.5,
    "neutral-rate-other": 0.0025,
  });
  expect(interval!.lo).toBeCloseTo(0.004, 12);
  expect(interval!.hi).toBeCloseTo(0.005, 12);
});
