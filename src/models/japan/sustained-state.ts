import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, real, reals, whole } from "../schema.ts";

/** Where a series stands against a level. A level guarded from above has "below" as its quiet state, one from below "above". */
export type SustainedState = "below" | "above" | "touched" | "sustained";
export type BarrierSide = "above" | "below";

export interface SustainedRule {
  readonly level: number;
  /** Closes in a row beyond the level that make it sustained. */
  readonly window: number;
  /** Closes in a row back inside, by more than `hysteresis`, that end it. */
  readonly exitWindow: number;
  /** In the unit of the closes; not negative. */
  readonly hysteresis: number;
  /** Side on which the level is broken; above by default. */
  readonly side?: BarrierSide | undefined;
}

/**
 * State after every close. Enter *sustained* when the least extreme of the last `window` closes is beyond the level; leave
 * when every one of the last `exitWindow` closes is inside the level less the hysteresis. *Touched*: beyond, not sustained.
 * "Beyond" is strict. An empty list gives an empty list.
 */
export function sustainedStates(closes: readonly number[], rule: SustainedRule): SustainedState[] {
  const sign = rule.side === "below" ? -1 : 1;
  const quiet: SustainedState = rule.side === "below" ? "above" : "below";
  const level = sign * rule.level;
  let beyondInRow = 0;
  let insideInRow = 0;
  let sustained = false;
  return closes.map((raw) => {
    const close = sign * raw;
    beyondInRow = close > level ? beyondInRow + 1 : 0;
    insideInRow = close < level - rule.hysteresis ? insideInRow + 1 : 0;
    if (sustained ? insideInRow >= rule.exitWindow : beyondInRow >= rule.window) sustained = !sustained;
    return sustained ? "sustained" : close > level ? "touched" : quiet;
  });
}

/** First close of each new state, counted from 0; the state of the first close is not a transition. */
export function stateTransitions(states: readonly SustainedState[]): { index: number; state: SustainedState }[] {
  return states.flatMap((state, index) => (index > 0 && state !== states[index - 1] ? [{ index, state }] : []));
}

export const sustainedState = defineModel({
  id: "sustained-state",
  title: "Below, touched or sustained",
  theme: "japan",
  formula:
    "sustained once the minimum of the last n closes is above the level, until the maximum of the last m is below level - hysteresis; touched = above but not sustained; mirrored for a level below",
  reference: "Chesney, Jeanblanc and Yor 1997",
  inputs: z.strictObject({
    closes: reals(1, 100_000, "closes, oldest first, in the unit of the level"),
    level: real("the level, in the unit of the closes"),
    window: whole(1, 1000, "closes beyond the level that make it sustained"),
    exitWindow: whole(1, 1000, "closes back inside that end it"),
    hysteresis: nonNegative("how far inside, in the unit of the closes"),
    side: z.enum(["above", "below"]).default("above").describe("side on which the level is broken"),
  }),
  example: {
    closes: [3.55, 3.61, 3.62, 3.58, ...new Array<number>(20).fill(3.61)],
    level: 3.6,
    window: 20,
    exitWindow: 10,
    hysteresis: 0.1,
  },
  compute: ({ closes, ...rule }) => {
    const states = sustainedStates(closes, rule);
    return { outputs: { state: states.at(-1)!, transitions: stateTransitions(states), states } };
  },
});
