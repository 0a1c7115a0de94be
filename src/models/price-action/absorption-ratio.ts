import { z } from "zod";
import { type Rows, symmetricEigenvalues } from "../../core/math/linear.ts";
import { defineModel } from "../define.ts";
import { checkCorrelations, correlationRows, positive, whole } from "../schema.ts";

/** Share of the total variance that the first `vectors` eigenvectors of a symmetric matrix carry. */
export function absorbedShare(matrix: Rows, vectors: number): number {
  const eigenvalues = symmetricEigenvalues(matrix);
  const total = eigenvalues.reduce((sum, value) => sum + value, 0);
  return eigenvalues.slice(0, vectors).reduce((sum, value) => sum + value, 0) / total;
}

/** One fifth of the assets, at least one: the usual number of eigenvectors. */
export const usualVectors = (assets: number): number => Math.max(1, Math.round(assets / 5));

export const absorptionRatio = defineModel({
  id: "absorption-ratio",
  title: "Absorption ratio",
  theme: "price-action",
  formula:
    "variance share of the first n/5 eigenvectors, of the correlations (standardised returns) and of the covariances",
  reference: "Kritzman, Li, Page and Rigobon 2011",
  inputs: z
    .strictObject({
      sigmas: z
        .array(positive("volatility of one asset"))
        .min(1)
        .max(200)
        .describe("volatility of each asset, decimals"),
      correlations: correlationRows,
      vectors: whole(1, 200, "number of eigenvectors; one fifth of the assets when left out").optional(),
    })
    .superRefine((i, context) => {
      checkCorrelations(context, "correlations", i.correlations, i.sigmas.length);
    }),
  example: {
    sigmas: [0.01, 0.012, 0.035],
    correlations: [
      [1, 0.6, 0.4],
      [0.6, 1, 0.5],
      [0.4, 0.5, 1],
    ],
  },
  compute: ({ sigmas, correlations, vectors }) => {
    const count = vectors ?? usualVectors(sigmas.length);
    const covariances = correlations.map((row, i) => row.map((rho, j) => rho * sigmas[i]! * sigmas[j]!));
    return {
      outputs: {
        correlation: absorbedShare(correlations, count),
        covariance: absorbedShare(covariances, count),
        vectors: count,
      },
      notes: ["use the correlation form across asset classes, or the most volatile asset decides"],
    };
  },
});
