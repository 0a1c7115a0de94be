// The worked machine of 30 000 dollars (T3.7) and the note's two rent bands.
import { expect, it } from "vitest";
import { changeOfBand } from "./band-change.ts";
import { breakEvenRent, capitalRecoveryFactor } from "./gpu-rent-break-even.ts";

it("recovers capital at 0.2774 a year and breaks even at 1.667 dollars an hour", () => {
  expect(capitalRecoveryFactor(0.12, 5)).toBeCloseTo(0.2774, 4);
  expect(breakEvenRent(30000, 0.12, 5, 0.3, 0.75)).toBeCloseTo(1.667, 3);
  expect(capitalRecoveryFactor(0, 5)).toBe(0.2);
});

it("calls the fall from 3.20-3.40 to 1.92-2.12 a range", () => {
  const change = changeOfBand({ low: 3.2, high: 3.4 }, { low: 1.92, high: 2.12 });
  const percents = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, (value * 100).toFixed(1)]));
  expect(percents).toEqual({ lowLow: "-40.0", midMid: "-38.8", highHigh: "-37.6", lowest: "-43.5", highest: "-33.8" });
});
