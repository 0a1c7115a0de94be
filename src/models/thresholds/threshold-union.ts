import { z } from "zod";
import { defineModel } from "../define.ts";
import { share } from "../schema.ts";

/** Probability that at least one of several events happens: from fully dependent (the largest) to independent. */
export const unionBounds = (probabilities: readonly number[]): { comonotone: number; independent: number } => ({
  comonotone: probabilities.reduce((top, p) => Math.max(top, p), 0),
  independent: 1 - probabilities.reduce((none, p) => none * (1 - p), 1),
});

export const thresholdUnion = defineModel({
  id: "threshold-union",
  title: "Do thresholds and a base case fit together?",
  theme: "thresholds",
  formula: "union from max(p) to 1 - product(1 - p); P(cascade | threshold) = P(cascade) / union",
  reference: "if a cascade happens only after a threshold",
  inputs: z.strictObject({
    probabilities: z
      .array(share("probability of one threshold, 0 to 1"))
      .min(1)
      .max(100)
      .describe("probability of each threshold within the horizon"),
    cascadeLow: share("least probability of a cascade within the horizon").optional(),
    cascadeHigh: share("greatest probability of a cascade within the horizon").optional(),
  }),
  example: { probabilities: [0.73, 0.58], cascadeLow: 0.3, cascadeHigh: 0.35 },
  compute: ({ probabilities, cascadeLow, cascadeHigh }) => {
    const union = unionBounds(probabilities);
    const possible = union.comonotone > 0;
    return {
      outputs: {
        ...union,
        ...(possible && cascadeLow !== undefined
          ? { conditionalLow: Math.min(1, cascadeLow / union.independent) }
          : {}),
        ...(possible && cascadeHigh !== undefined
          ? { conditionalHigh: Math.min(1, cascadeHigh / union.comonotone) }
          : {}),
      },
    };
  },
});
