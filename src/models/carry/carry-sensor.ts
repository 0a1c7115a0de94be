import { z } from "zod";
import { defineModel } from "../define.ts";
import { real } from "../schema.ts";

export type Leg = "yes" | "no" | "unknown" | "not applicable";
export type CarryState = "active" | "not active" | "undetermined";

export interface CarryEvidence {
  /** Yen appreciation over five sessions in its own standard deviations; positive is a stronger yen. */
  readonly yenAppreciationSigmas?: number | undefined;
  /** Net short yen position of speculators (positive is short) before and now. */
  readonly netShortBefore?: number | undefined;
  readonly netShortNow?: number | undefined;
  /** Change of implied or realised volatility. */
  readonly volatilityChange?: number | undefined;
  /** Return of the assets bought with the carry; a loss is negative. */
  readonly targetReturn?: number | undefined;
}

export interface CarryLegs {
  readonly yenStronger: Leg;
  readonly positionFalling: Leg;
  readonly volatilityRising: Leg;
  readonly targetsFalling: Leg;
}

const legOf = (value: number | undefined, holds: (value: number) => boolean): Leg =>
  value === undefined ? "unknown" : holds(value) ? "yes" : "no";

/** Each condition on its own. A position that was net long yen cannot be unwound short: that leg does not apply. */
export function carryLegs(evidence: CarryEvidence, sigmaTrigger: number): CarryLegs {
  const { netShortBefore: before, netShortNow: now } = evidence;
  const positionFalling: Leg =
    before === undefined ? "unknown" : before <= 0 ? "not applicable" : legOf(now, (value) => value < before);
  return {
    yenStronger: legOf(evidence.yenAppreciationSigmas, (value) => value >= sigmaTrigger),
    positionFalling,
    volatilityRising: legOf(evidence.volatilityChange, (value) => value > 0),
    targetsFalling: legOf(evidence.targetReturn, (value) => value < 0),
  };
}

/**
 * "Carry unwind active" needs a stronger yen, and a shrinking short position or rising volatility, and falling targets. A
 * necessary condition that is false decides even when others are unknown; otherwise an unknown one leaves it undetermined.
 */
export function judgeCarryUnwind(legs: CarryLegs): CarryState {
  const either = [legs.positionFalling, legs.volatilityRising];
  const pressure: Leg = either.includes("yes") ? "yes" : either.includes("unknown") ? "unknown" : "no";
  const needed = [legs.yenStronger, pressure, legs.targetsFalling];
  if (needed.includes("no")) return "not active";
  return needed.includes("unknown") ? "undetermined" : "active";
}

export const carrySensor = defineModel({
  id: "carry-sensor",
  title: "Is a carry unwind active?",
  theme: "carry",
  formula:
    "yen stronger by at least 1 sigma over 5 sessions, and (short position falling or volatility rising), and target assets falling",
  reference: "Brunnermeier, Nagel and Pedersen 2008; Aquilina et al. 2024",
  inputs: z.strictObject({
    yenAppreciationSigmas: real(
      "yen appreciation over 5 sessions, in standard deviations of 5 sessions; leave out if unknown",
    ).optional(),
    netShortBefore: real("net short yen position of speculators before, contracts; net long is negative").optional(),
    netShortNow: real("the same position now, contracts").optional(),
    volatilityChange: real("change of yen volatility, any unit; leave out if unknown").optional(),
    targetReturn: real("return of the target assets over the same sessions, decimal; leave out if unknown").optional(),
    sigmaTrigger: real("sigmas from which the yen counts as stronger").default(1),
  }),
  example: { yenAppreciationSigmas: -0.4, netShortBefore: -60000, volatilityChange: 0.01, targetReturn: -0.05 },
  compute: ({ sigmaTrigger, ...evidence }) => {
    const legs = carryLegs(evidence, sigmaTrigger);
    return { outputs: { state: judgeCarryUnwind(legs), legs } };
  },
});
