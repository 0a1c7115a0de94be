import { z } from "zod";
import { rootsOn } from "../../core/math/bisection.ts";
import { defineModel } from "../define.ts";
import { nonNegative, rate, share, whole } from "../schema.ts";
import { type LadderInputs, ladderExample, ladderFields, projectInterest } from "./maturity-ladder.ts";

/** Highest long yield at which a fixed point is looked for, and how finely. */
const yieldMax = 0.2;
const scanCells = 2000;
const slopeStep = 0.01;

/** Interest / tax ratio in the last year of the ladder after a parallel shift of the issue yields. */
const ratioAfter = (ladder: LadderInputs, shift: number): number =>
  projectInterest({ ...ladder, yieldShift: shift }).at(-1)!.ratio;

/**
 * How much the interest ratio in the last year rises per unit of yield (pp per pp). The ladder is linear in its issue
 * yields, so a finite step gives the exact derivative.
 */
export const ratioSlope = (ladder: LadderInputs): number =>
  (ratioAfter(ladder, slopeStep) - ratioAfter(ladder, 0)) / slopeStep;

/** Yield per unit of ratio above which the feedback has no stable rest: 1 / slope. */
export const criticalFeedback = (ladder: LadderInputs): number => 1 / ratioSlope(ladder);

/**
 * Long yields y in [0, 20 %] with y = yieldLong + feedback x max(0, ratio(y) - tolerated ratio), ascending; none means that
 * yields run away. The short yield moves in parallel.
 */
export function feedbackFixedPoints(ladder: LadderInputs, feedback: number, toleratedRatio: number): number[] {
  const excess = (y: number): number =>
    ladder.yieldLong + feedback * Math.max(0, ratioAfter(ladder, y - ladder.yieldLong) - toleratedRatio) - y;
  return rootsOn(excess, 0, yieldMax, scanCells);
}

export const fiscalFeedback = defineModel({
  id: "fiscal-feedback",
  title: "Feedback between yields and debt service",
  theme: "japan",
  formula: "y = y0 + feedback x max(0, m1(y) - tolerated ratio); the rest is lost when feedback x dm1/dy >= 1",
  reference: "Calvo 1988; Lorenzoni and Werning 2019",
  inputs: z.strictObject({
    ...ladderFields,
    years: whole(1, 100, "horizon at which the market looks at the ratio, years"),
    feedback: nonNegative("rise of yields per unit of interest / tax ratio; 0.1 is 10 bp per percentage point"),
    toleratedRatio: share("interest / tax ratio above which the market asks for more, ratio"),
    yieldLong: rate("long yield before any feedback, decimal a year"),
  }),
  example: { ...ladderExample, years: 9, feedback: 0.05, toleratedRatio: 0.1 },
  compute: ({ feedback, toleratedRatio, ...ladder }) => {
    const slope = ratioSlope(ladder);
    const fixedPoints = feedbackFixedPoints(ladder, feedback, toleratedRatio);
    return {
      outputs: { slope, criticalFeedback: 1 / slope, fixedPoints },
      ...(fixedPoints.length === 0 ? { notes: ["no fixed point between 0 and 20 %: yields run away"] } : {}),
    };
  },
});
