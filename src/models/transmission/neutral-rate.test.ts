// What the claimed rises of 50-75 and 75-100 bp need beyond a suppression of 30-50 bp (section 4.1).
import { expect, it } from "vitest";
import { neutralRateShift, unexplainedRise } from "./neutral-rate.ts";

it("needs 0 to 45 bp, and 25 to 70 bp", () => {
  const bp = (rise: [number, number]) => unexplainedRise(rise, [30, 50]);
  expect(bp([50, 75])).toEqual([0, 45]);
  expect(bp([75, 100])).toEqual([25, 70]);
});

it("adds the removed share of the suppression to the rest", () => {
  expect(neutralRateShift(0.005, 0.5, 0.001)).toBeCloseTo(0.0035, 12);
});
