// Implied moves, an event between two expiries and a binary event (T10.2), a base case's hazard and the spread of few events.
import { expect, it } from "vitest";
import { fairBinaryEvent } from "./binary-event.ts";
import { hazardFor } from "./constant-hazard.ts";
import { eventVarianceOf } from "./event-variance.ts";
import { movesImpliedBy } from "./implied-move.ts";
import { varianceFactors } from "./variance-interval.ts";

it("is 1.490 % and 1.189 % at a VIX of 23.66", () => {
  const { sigma, meanSize } = movesImpliedBy(0.2366, 252);
  expect(sigma).toBeCloseTo(0.0149, 5);
  expect(meanSize).toBeCloseTo(0.01189, 5);
});

it("is 1.380 %, 2.17 yen at 157, for the event between 20 and 21 days", () => {
  const move = Math.sqrt(eventVarianceOf({ volatility: 0.1, sessions: 21 }, { volatility: 0.09, sessions: 20 }, 252));
  expect(move).toBeCloseTo(0.0138, 5);
  expect(move * 157).toBeCloseTo(2.17, 2);
});

it("balances a jump of 1 % at .51 with -1.041 %, deviation 1.020 %", () => {
  const { otherJump, deviation } = fairBinaryEvent(0.51, 0.01);
  expect(otherJump).toBeCloseTo(-0.01041, 5);
  expect(deviation).toBeCloseTo(0.0102, 5);
});

it("has a hazard of 2.39 to 1.98 % a month, 25.0 to 21.2 % a year, for a base case of 65 to 70 %", () => {
  expect(hazardFor(0.65, 18).hazardPerMonth).toBeCloseTo(0.0239, 4);
  expect(hazardFor(0.7, 18).hazardPerMonth).toBeCloseTo(0.0198, 4);
  expect(hazardFor(0.65, 18).probabilityPerYear).toBeCloseTo(0.25, 3);
  expect(hazardFor(0.7, 18).probabilityPerYear).toBeCloseTo(0.212, 3);
});

it("knows a variance from eight events only within x0.46 to x3.67", () => {
  expect(varianceFactors(8, 0.95).low).toBeCloseTo(0.46, 2);
  expect(varianceFactors(8, 0.95).high).toBeCloseTo(3.67, 2);
});
