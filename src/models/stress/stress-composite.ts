import { z } from "zod";
import { defineModel } from "../define.ts";
import { checkCorrelations, correlationRows, refuse, sameLength, share } from "../schema.ts";

export interface Composite {
  /** 0 to 1. */
  readonly index: number;
  /** Of each segment; they sum to the index. */
  readonly contributions: readonly number[];
  /** Index less the square of the weighted mean: never positive, zero when all segments move as one. */
  readonly correlationContribution: number;
}

/** C = (w s)' R (w s): the weighted scores, counted the more the closer they move together. Weights sum to one. */
export function compositeOf(
  scores: readonly number[],
  weights: readonly number[],
  correlation: (i: number, j: number) => number,
): Composite {
  const weighted = scores.map((score, i) => weights[i]! * score);
  const contributions = weighted.map((own, i) =>
    own === 0 ? 0 : own * weighted.reduce((sum, other, j) => sum + correlation(i, j) * other, 0),
  );
  const index = contributions.reduce((sum, part) => sum + part, 0);
  const mean = weighted.reduce((sum, part) => sum + part, 0);
  return { index, contributions, correlationContribution: index - mean * mean };
}

export const stressComposite = defineModel({
  id: "stress-composite",
  title: "Composite stress of several segments",
  theme: "stress",
  formula: "(w s)' R (w s); contribution of i: w_i s_i (R (w s))_i; correlation contribution: index - (sum w s)^2",
  reference: "Hollo, Kremer and Lo Duca 2012",
  inputs: z
    .strictObject({
      scores: z
        .array(share("score of one segment"))
        .min(1)
        .max(50)
        .describe("scores of the segments, ranks from 0 to 1"),
      weights: z
        .array(share("weight of one segment"))
        .min(1)
        .max(50)
        .describe("weights of the segments, sum 1; equal when left out")
        .optional(),
      correlation: z
        .number()
        .min(-1)
        .max(1)
        .describe("one correlation for all pairs; leave out correlations then")
        .optional(),
      correlations: correlationRows.optional(),
    })
    .superRefine((i, context) => {
      sameLength(context, { scores: i.scores, weights: i.weights });
      if (i.weights && Math.abs(i.weights.reduce((a, b) => a + b, 0) - 1) > 1e-9)
        refuse(context, ["weights"], "weights that sum to 1");
      if ((i.correlation === undefined) === (i.correlations === undefined))
        refuse(context, ["correlations"], "either correlation or correlations", "Give one of the two.");
      if (i.correlation !== undefined && i.scores.length > 1 && i.correlation * (i.scores.length - 1) < -1)
        refuse(context, ["correlation"], `at least ${-1 / (i.scores.length - 1)} for ${i.scores.length} segments`);
      // Perfect correlation is a limit that the index has; only a matrix of one's own must be definite.
      if (i.correlations) checkCorrelations(context, "correlations", i.correlations, i.scores.length);
    }),
  example: { scores: [0.95, 0.7, 0.85, 0.6, 0.99], correlation: 0.5 },
  compute: (i) => ({
    outputs: compositeOf(i.scores, i.weights ?? i.scores.map(() => 1 / i.scores.length), (a, b) =>
      a === b ? 1 : (i.correlations?.[a]?.[b] ?? i.correlation!),
    ),
  }),
});
