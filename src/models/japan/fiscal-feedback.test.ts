// Slopes and critical feedback at 9 and 3 years (T1.5); fixed points checked by putting them back into their equation.
import { expect, it } from "vitest";
import { criticalFeedback, feedbackFixedPoints, ratioSlope } from "./fiscal-feedback.ts";
import { ladderExample, projectInterest } from "./maturity-ladder.ts";

const nine = { ...ladderExample, years: 9 };

it("has slope 9.51 and critical feedback 0.105 at 9 years, 6.46 and 0.155 at 3", () => {
  expect(ratioSlope(nine)).toBeCloseTo(9.51, 2);
  expect(criticalFeedback(nine)).toBeCloseTo(0.105, 3);
  expect(ratioSlope({ ...nine, years: 3 })).toBeCloseTo(6.46, 2);
  expect(criticalFeedback({ ...nine, years: 3 })).toBeCloseTo(0.155, 3);
});

it("finds a rest below the critical feedback that solves the equation, and none above it", () => {
  const [y] = feedbackFixedPoints(nine, 0.05, 0.1);
  const ratio = projectInterest({ ...nine, yieldShift: y! - nine.yieldLong }).at(-1)!.ratio;
  expect(nine.yieldLong + 0.05 * (ratio - 0.1)).toBeCloseTo(y!, 10);
  expect(feedbackFixedPoints(nine, 0.15, 0.1)).toEqual([]);
});

it("rests at the issue yield when the ratio is tolerated", () => {
  expect(feedbackFixedPoints(nine, 0.05, 1)[0]).toBeCloseTo(nine.yieldLong, 12);
});
