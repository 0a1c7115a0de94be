import { z } from "zod";
import { normalInverse } from "../../core/math/normal.ts";
import { defineModel } from "../define.ts";
import { positive, refuse } from "../schema.ts";

export interface UnwindClaim {
  /** USDJPY at which the amount is said to be unwound. */
  readonly level: number;
  readonly amount: number;
}

/**
 * Lognormal stop curve through two claims: median and spread of the stop distances for a given exposure. Needs levels
 * below the reference and amounts strictly between zero and the exposure that rise as the level falls.
 */
export function fitStopCurve(
  reference: number,
  exposure: number,
  near: UnwindClaim,
  far: UnwindClaim,
): { stopMedian: number; stopSpread: number } {
  const [zNear, zFar] = [Math.log(Math.log(reference / near.level)), Math.log(Math.log(reference / far.level))];
  const [qNear, qFar] = [normalInverse(near.amount / exposure), normalInverse(far.amount / exposure)];
  const stopSpread = (zFar - zNear) / (qFar - qNear);
  return { stopMedian: Math.exp(zNear - stopSpread * qNear), stopSpread };
}

/** Power law through the same claims: amount = near.amount (z / zNear)^exponent. It has no upper limit, unlike the stop curve. */
export const fitPowerExponent = (reference: number, near: UnwindClaim, far: UnwindClaim): number =>
  Math.log(far.amount / near.amount) / Math.log(Math.log(reference / far.level) / Math.log(reference / near.level));

export const powerUnwind = (distance: number, reference: number, near: UnwindClaim, exponent: number): number =>
  near.amount * (distance / Math.log(reference / near.level)) ** exponent;

const claimFields = (which: string) =>
  z
    .strictObject({
      level: positive(`USDJPY of the ${which} claim, yen per US dollar`),
      amount: positive(`amount unwound there, USD bn`),
    })
    .describe(`the ${which} claim: a level and the amount unwound there`);

export const carryUnwindFit = defineModel({
  id: "carry-unwind-fit",
  title: "Stop curve that two claims imply",
  theme: "carry",
  formula: "lognormal and power-law curves of unwound amount against ln(reference / level), through two points",
  reference: "two curves through the same claims show how little two points settle",
  inputs: z
    .strictObject({
      reference: positive("level at which positions were entered, yen per US dollar"),
      exposure: positive("money in the trade, USD bn"),
      near: claimFields("nearer"),
      far: claimFields("farther"),
    })
    .superRefine(({ reference, exposure, near, far }, context) => {
      if (near.level >= reference) refuse(context, ["near", "level"], `a level below the reference ${reference}`);
      if (far.level >= near.level) refuse(context, ["far", "level"], `a level below the nearer one, ${near.level}`);
      if (far.amount <= near.amount)
        refuse(context, ["far", "amount"], `more than at the nearer level, ${near.amount}`);
      if (far.amount >= exposure) refuse(context, ["far", "amount"], `less than the exposure ${exposure}`);
    }),
  example: { reference: 157, exposure: 4000, near: { level: 150, amount: 500 }, far: { level: 145, amount: 1200 } },
  compute: ({ reference, exposure, near, far }) => ({
    outputs: {
      ...fitStopCurve(reference, exposure, near, far),
      powerScale: near.amount,
      powerReferenceDistance: Math.log(reference / near.level),
      powerExponent: fitPowerExponent(reference, near, far),
    },
  }),
});
