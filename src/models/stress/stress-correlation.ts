import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, real, share } from "../schema.ts";

/** Weekly .93 of the published index, at the same half-life in days. */
export const dailyLambda = 0.93 ** (1 / 5);
/** Segment scores are ranks; half is their middle. */
const centre = 0.5;

/**
 * Variances and covariances of segment scores, updated as days arrive. A segment without a score adds nothing that day: its
 * row fades like all others, which keeps the matrix that of real vectors, so the index cannot become negative.
 */
export class ScoreCovariance {
  readonly #size: number;
  readonly #lambda: number;
  readonly #sums: Float64Array;
  #days = 0;

  constructor(size: number, lambda: number) {
    this.#size = size;
    this.#lambda = lambda;
    this.#sums = new Float64Array(size * size);
  }

  /**
   * sigma_ij <- lambda sigma_ij + (1 - lambda)(s_i - .5)(s_j - .5). The first days are averaged evenly until the weight of
   * a day has fallen to 1 - lambda; started at the first product, every correlation would begin at one.
   */
  update(scores: readonly (number | null)[]): void {
    if (scores.every((score) => score === null)) return;
    const weight = Math.max(1 - this.#lambda, 1 / ++this.#days);
    for (let i = 0; i < this.#size; i++) {
      for (let j = 0; j <= i; j++) {
        const at = i * this.#size + j;
        this.#sums[at] = updated(this.#sums[at]!, scores[i] ?? centre, scores[j] ?? centre, weight);
      }
    }
  }

  copy(): ScoreCovariance {
    const twin = new ScoreCovariance(this.#size, this.#lambda);
    twin.#sums.set(this.#sums);
    twin.#days = this.#days;
    return twin;
  }

  /** Correlation of two segments, within -1 and 1; 0 while one of them has not varied. */
  correlation(i: number, j: number): number {
    if (i === j) return 1;
    const [row, column] = i > j ? [i, j] : [j, i];
    const scale = Math.sqrt(this.#sums[i * this.#size + i]! * this.#sums[j * this.#size + j]!);
    if (!(scale > 0)) return 0;
    return Math.max(-1, Math.min(1, this.#sums[row * this.#size + column]! / scale));
  }
}

const updated = (before: number, a: number, b: number, weight: number): number =>
  (1 - weight) * before + weight * (a - centre) * (b - centre);

export const stressCorrelation = defineModel({
  id: "stress-correlation",
  title: "One day's update of the correlation of two segments",
  theme: "stress",
  formula: "sigma_ij <- lambda sigma_ij + (1 - lambda)(s_i - .5)(s_j - .5); rho = sigma_ij / sqrt(sigma_ii sigma_jj)",
  reference: "Hollo, Kremer and Lo Duca 2012; lambda .93 a week",
  inputs: z.strictObject({
    varianceA: nonNegative("variance of the first score before"),
    varianceB: nonNegative("variance of the second score before"),
    covariance: real("their covariance before"),
    scoreA: share("score of the first segment, a rank from 0 to 1"),
    scoreB: share("score of the second segment"),
    lambda: z.number().min(0).max(1).default(dailyLambda).describe("weight of the past a step; .93 a week"),
  }),
  example: { varianceA: 0.08, varianceB: 0.07, covariance: 0.03, scoreA: 0.9, scoreB: 0.8, lambda: 0.93 },
  compute: (i) => {
    const weight = 1 - i.lambda;
    const varianceA = updated(i.varianceA, i.scoreA, i.scoreA, weight);
    const varianceB = updated(i.varianceB, i.scoreB, i.scoreB, weight);
    const covariance = updated(i.covariance, i.scoreA, i.scoreB, weight);
    const scale = Math.sqrt(varianceA * varianceB);
    return {
      outputs: { varianceA, varianceB, covariance, ...(scale > 0 ? { correlation: covariance / scale } : {}) },
    };
  },
});
