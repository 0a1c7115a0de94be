import { z } from "zod";
import { leadingEigenvector } from "../../core/math/linear.ts";
import { defineModel } from "../define.ts";
import { real, refuse, whole } from "../schema.ts";

export interface ChallengerOptions {
  /** Values that a series must have before it takes part. */
  readonly warmUp: number;
  /** Days between two estimates of the loadings. */
  readonly refreshEvery: number;
}

/** Running mean and variance of one series (Welford). */
class Moments {
  count = 0;
  mean = 0;
  #squares = 0;
  add(x: number): void {
    const off = x - this.mean;
    this.mean += off / ++this.count;
    this.#squares += off * (x - this.mean);
  }
  copy(): Moments {
    const twin = new Moments();
    twin.count = this.count;
    twin.mean = this.mean;
    twin.#squares = this.#squares;
    return twin;
  }
  get deviation(): number {
    return this.count > 1 ? Math.sqrt(this.#squares / (this.count - 1)) : 0;
  }
}

/**
 * First principal component of standardised series, as days arrive: mean, deviation and loadings come from the days up to
 * that day, so a later day never changes an earlier value. A weighted mean of the standardised values that are present, in
 * standard deviations; zero is the average so far. Its sign is that of the mean of the series: each rises with stress.
 */
export class Challenger {
  readonly #size: number;
  readonly #options: ChallengerOptions;
  #moments: Moments[];
  readonly #products: Float64Array;
  readonly #pairs: Uint32Array;
  #loadings: readonly number[] | undefined;
  #days = 0;

  constructor(size: number, options: ChallengerOptions) {
    this.#size = size;
    this.#options = options;
    this.#moments = Array.from({ length: size }, () => new Moments());
    this.#products = new Float64Array(size * size);
    this.#pairs = new Uint32Array(size * size);
  }

  get loadings(): readonly number[] | undefined {
    return this.#loadings;
  }

  copy(): Challenger {
    const twin = new Challenger(this.#size, this.#options);
    twin.#moments = this.#moments.map((moments) => moments.copy());
    twin.#products.set(this.#products);
    twin.#pairs.set(this.#pairs);
    twin.#loadings = this.#loadings;
    twin.#days = this.#days;
    return twin;
  }

  /** Takes in a day and returns its value; null while no series is warm or none is present. */
  next(values: readonly (number | null)[]): number | null {
    const scores = values.map((value, i) => {
      if (value === null) return null;
      const moments = this.#moments[i]!;
      moments.add(value);
      return moments.count >= this.#options.warmUp && moments.deviation > 0
        ? (value - moments.mean) / moments.deviation
        : null;
    });
    const present = scores.flatMap((score, i) => (score === null ? [] : [i]));
    for (const [k, i] of present.entries())
      for (let l = 0; l <= k; l++) {
        const at = i * this.#size + present[l]!;
        this.#products[at]! += scores[i]! * scores[present[l]!]!;
        this.#pairs[at]! += 1;
      }
    if (present.length > 0 && this.#days++ % this.#options.refreshEvery === 0) this.#refresh();
    return this.#loadings ? weightedMean(scores, this.#loadings) : null;
  }

  #refresh(): void {
    const entry = (i: number, j: number): number => {
      const at = i > j ? i * this.#size + j : j * this.#size + i;
      return this.#pairs[at]! > 0 ? this.#products[at]! / this.#pairs[at]! : 0;
    };
    const indices = Array.from({ length: this.#size }, (_, i) => i);
    const vector = leadingEigenvector(
      indices.map((i) => indices.map((j) => entry(i, j))),
      this.#loadings,
    );
    const sign = vector.reduce((sum, x) => sum + x, 0) < 0 ? -1 : 1;
    this.#loadings = vector.map((x) => sign * x);
  }
}

/** Loadings of absent series are spread over the present ones; null when nothing with a loading is present. */
function weightedMean(scores: readonly (number | null)[], loadings: readonly number[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const [i, score] of scores.entries()) {
    if (score === null) continue;
    sum += loadings[i]! * score;
    weight += Math.abs(loadings[i]!);
  }
  return weight > 0 ? sum / weight : null;
}

export const stressChallenger = defineModel({
  id: "stress-challenger",
  title: "First principal component of stress series",
  theme: "stress",
  formula:
    "weighted mean of series standardised by their own past, weights from the leading eigenvector of their correlations so far",
  reference: "Monin 2019, in spirit: no published weights are replicated",
  inputs: z
    .strictObject({
      series: z
        .array(z.array(real("a value").nullable()).min(2).max(20_000))
        .min(2)
        .max(60)
        .describe("one list a series, oldest first, each rising with stress; null where there is no value"),
      warmUp: whole(2, 5000, "values that a series must have before it takes part").default(756),
      refreshEvery: whole(1, 1000, "days between two estimates of the weights").default(21),
    })
    .superRefine(({ series }, context) => {
      for (const [i, list] of series.entries())
        if (list.length !== series[0]!.length)
          refuse(context, ["series", i], `${series[0]!.length} values, as many as the first`);
    }),
  example: {
    series: [
      [1, 2, 1, 3, 2, 5],
      [10, 12, 11, 13, 12, 18],
    ],
    warmUp: 3,
    refreshEvery: 1,
  },
  compute: ({ series, ...options }) => {
    const challenger = new Challenger(series.length, options);
    const values = series[0]!.map((_, t) => challenger.next(series.map((list) => list[t]!)));
    return { outputs: { values, ...(challenger.loadings ? { loadings: challenger.loadings } : {}) } };
  },
});
