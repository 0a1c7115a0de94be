import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive, reals, refuse, sameLength } from "../schema.ts";

/** How far a fall must go to count as extreme, in standard deviations. */
const extremeSigmas = 2;

export interface Breadth {
  /** Weighted share of assets that fell, and that fell by more than two of their own standard deviations. */
  readonly shareDown: number;
  readonly shareExtreme: number;
}

/** Breadth of a session. `weights` are not negative and do not sum to zero; they need not sum to one. */
export function measureBreadth(
  returns: readonly number[],
  sigmas: readonly number[],
  weights: readonly number[],
): Breadth {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const share = (counts: (i: number) => boolean): number =>
    weights.reduce((sum, w, i) => sum + (counts(i) ? w : 0), 0) / total;
  return {
    shareDown: share((i) => returns[i]! < 0),
    shareExtreme: share((i) => returns[i]! < -extremeSigmas * sigmas[i]!),
  };
}

export const breadth = defineModel({
  id: "breadth",
  title: "Breadth of a session",
  theme: "price-action",
  formula: "share of assets down; share down by more than 2 of their own standard deviations; equally and by weight",
  reference: "standard deviations by EWMA up to the close before",
  inputs: z
    .strictObject({
      returns: reals(1, 1000, "returns of the session, one an asset, decimals"),
      sigmas: z.array(positive("volatility")).max(1000).describe("volatility a session of the same assets, decimals"),
      weights: z
        .array(nonNegative("weight"))
        .max(1000)
        .optional()
        .describe("weights of the same assets, for example market values"),
    })
    .superRefine((i, context) => {
      sameLength(context, { returns: i.returns, sigmas: i.sigmas, weights: i.weights });
      if (i.weights?.every((w) => w === 0)) refuse(context, ["weights"], "at least one weight above 0");
    }),
  example: { returns: [-0.0156, -0.0215, -0.0955, 0.004], sigmas: [0.01, 0.012, 0.035, 0.01] },
  compute: ({ returns, sigmas, weights }) => {
    const equal = measureBreadth(
      returns,
      sigmas,
      returns.map(() => 1),
    );
    return { outputs: { ...equal, ...(weights ? { weighted: measureBreadth(returns, sigmas, weights) } : {}) } };
  },
});
