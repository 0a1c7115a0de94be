import { z } from "zod";
import { chiSquaredCdf } from "../../core/math/interval.ts";
import { cholesky, forwardSubstitute, type Rows } from "../../core/math/linear.ts";
import { defineModel } from "../define.ts";
import { checkCorrelations, correlationRows, positive, reals, sameLength } from "../schema.ts";

export interface Turbulence {
  /** Squared Mahalanobis distance of the day's returns from their means. */
  readonly mahalanobis2: number;
  /** The same per asset; 1 on average. */
  readonly turbulence: number;
  /** Mean squared z-score, which ignores correlations. */
  readonly magnitude: number;
  /** Turbulence over magnitude; above 1 the assets moved together in an unusual way. Absent when nothing moved. */
  readonly surprise?: number;
}

/** Turbulence of one session. Undefined when the correlations are not positive definite. */
export function measureTurbulence(
  deviations: readonly number[],
  sigmas: readonly number[],
  correlations: Rows,
): Turbulence | undefined {
  const lower = cholesky(correlations);
  if (!lower) return undefined;
  const scores = deviations.map((y, i) => y / sigmas[i]!);
  const squares = (list: readonly number[]): number => list.reduce((sum, value) => sum + value * value, 0);
  const mahalanobis2 = squares(forwardSubstitute(lower, scores));
  const turbulence = mahalanobis2 / scores.length;
  const magnitude = squares(scores) / scores.length;
  return { mahalanobis2, turbulence, magnitude, ...(magnitude > 0 ? { surprise: turbulence / magnitude } : {}) };
}

export const turbulence = defineModel({
  id: "turbulence",
  title: "Financial turbulence",
  theme: "price-action",
  formula: "d = y' S^-1 y / n; magnitude = mean of squared z-scores; surprise = d / magnitude",
  reference: "Kritzman and Li 2010; Kinlaw and Turkington 2014",
  inputs: z
    .strictObject({
      sigmas: z
        .array(positive("volatility of one asset"))
        .min(1)
        .max(200)
        .describe("volatility a session of each asset, decimals"),
      correlations: correlationRows,
      returns: reals(1, 200, "returns of the session, one an asset, decimals"),
      means: reals(1, 200, "mean returns a session, one an asset, decimals; 0 when left out").optional(),
    })
    .superRefine((i, context) => {
      sameLength(context, { sigmas: i.sigmas, returns: i.returns, means: i.means });
      checkCorrelations(context, "correlations", i.correlations, i.sigmas.length);
    }),
  example: {
    sigmas: [0.01, 0.012, 0.035],
    correlations: [
      [1, 0.6, 0.4],
      [0.6, 1, 0.5],
      [0.4, 0.5, 1],
    ],
    returns: [-0.0156, -0.0215, -0.0955],
  },
  compute: ({ sigmas, correlations, returns, means }) => {
    const result = measureTurbulence(
      returns.map((y, i) => y - (means?.[i] ?? 0)),
      sigmas,
      correlations,
    );
    if (!result) throw new Error("bug: checked correlations are not positive definite");
    return { outputs: { ...result, pValue: 1 - chiSquaredCdf(result.mahalanobis2, sigmas.length) } };
  },
});
