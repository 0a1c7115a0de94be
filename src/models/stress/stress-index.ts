import { z } from "zod";
import { defineModel } from "../define.ts";
import { name, real, refuse, share, whole } from "../schema.ts";
import { type Band, BandState } from "./stress-bands.ts";
import { Challenger } from "./stress-challenger.ts";
import { type Composite, compositeOf } from "./stress-composite.ts";
import { dailyLambda, ScoreCovariance } from "./stress-correlation.ts";
import { SegmentRun, type SegmentState, segmentDefaults } from "./stress-segment.ts";

export interface StressSegment {
  readonly name: string;
  /** Weights of all segments sum to one. */
  readonly weight: number;
  /** Raw series, each rising with stress: one value a day, null where there is none. */
  readonly series: readonly (readonly (number | null)[])[];
}

export interface StressOptions {
  readonly lambda: number;
  readonly warmUp: number;
  readonly staleAfter: number;
  /** Share of the full weight that must be present for an index. */
  readonly leastWeight: number;
  /** Days of the index before it has a band. */
  readonly bandWarmUp: number;
  readonly refreshEvery: number;
}

export const stressDefaults: StressOptions = {
  lambda: dailyLambda,
  ...segmentDefaults,
  leastWeight: 0,
  bandWarmUp: 252,
  refreshEvery: 21,
};

export interface StressDay {
  /** 0 to 1; null when too little weight is present. */
  readonly index: number | null;
  /** Of each segment, null where it is not present; they sum to the index. */
  readonly contributions: readonly (number | null)[];
  readonly correlationContribution: number | null;
  readonly scores: readonly (number | null)[];
  readonly states: readonly SegmentState[];
  /** Share of each segment that the day lacks. */
  readonly lacking: readonly number[];
  /** Share of the full weight that the day lacks: stale segments whole, others by the series that they lack. */
  readonly missingWeight: number;
  readonly band: Band | null;
  /** First principal component, in standard deviations; null with the index. */
  readonly challenger: number | null;
}

/** The composite index as days arrive. What `next` returns is final: a later day never changes it. */
export class StressRun {
  readonly #weights: readonly number[];
  readonly #sizes: readonly number[];
  readonly #options: StressOptions;
  #segments: SegmentRun[];
  #covariance: ScoreCovariance;
  #bands: BandState;
  #challenger: Challenger;

  /** Weights of the segments, which sum to one, and how many raw series each has. */
  constructor(weights: readonly number[], sizes: readonly number[], options: StressOptions) {
    this.#weights = weights;
    this.#sizes = sizes;
    this.#options = options;
    this.#segments = sizes.map((size) => new SegmentRun(size, options));
    this.#covariance = new ScoreCovariance(weights.length, options.lambda);
    this.#bands = new BandState(options.bandWarmUp);
    this.#challenger = new Challenger(
      sizes.reduce((sum, size) => sum + size, 0),
      options,
    );
  }

  /** A run that goes on from here by itself. */
  copy(): StressRun {
    const twin = new StressRun(this.#weights, this.#sizes, this.#options);
    twin.#segments = this.#segments.map((segment) => segment.copy());
    twin.#covariance = this.#covariance.copy();
    twin.#bands = this.#bands.copy();
    twin.#challenger = this.#challenger.copy();
    return twin;
  }

  /** Takes in a day's values of all raw series, segment after segment. Weights of present segments are scaled to one. */
  next(values: readonly (number | null)[]): StressDay {
    let from = 0;
    const rows = this.#segments.map((segment, i) => {
      const own = values.slice(from, from + this.#sizes[i]!);
      from += own.length;
      return segment.next(own);
    });
    const scores = rows.map(({ score }) => score);
    this.#covariance.update(scores);
    const challenger = this.#challenger.next(values);
    const missingWeight = rows.reduce((sum, { missing }, i) => sum + this.#weights[i]! * missing, 0);
    const present = scores.flatMap((score, i) => (score === null ? [] : [i]));
    const weight = present.reduce((sum, i) => sum + this.#weights[i]!, 0);
    const isEnough = weight > 0 && 1 - missingWeight >= this.#options.leastWeight - 1e-9;
    const day = isEnough ? this.#composite(scores, present, weight) : undefined;
    const contributions: (number | null)[] = scores.map(() => null);
    for (const [k, i] of present.entries()) contributions[i] = day?.contributions[k] ?? null;
    return {
      index: day?.index ?? null,
      contributions,
      correlationContribution: day?.correlationContribution ?? null,
      scores,
      states: rows.map(({ state }) => state),
      lacking: rows.map(({ missing }) => missing),
      missingWeight,
      band: this.#bands.next(day?.index ?? null),
      challenger: isEnough ? challenger : null,
    };
  }

  #composite(scores: readonly (number | null)[], present: readonly number[], weight: number): Composite {
    return compositeOf(
      present.map((i) => scores[i]!),
      present.map((i) => this.#weights[i]! / weight),
      (a, b) => this.#covariance.correlation(present[a]!, present[b]!),
    );
  }
}

/** The composite index of every day, oldest first. All lists of the segments have one value a day. */
export function stressIndexOf(segments: readonly StressSegment[], options: StressOptions): StressDay[] {
  const columns = segments.flatMap(({ series }) => series);
  const run = new StressRun(
    segments.map(({ weight }) => weight),
    segments.map(({ series }) => series.length),
    options,
  );
  return (columns[0] ?? []).map((_, t) => run.next(columns.map((column) => column[t]!)));
}

export const stressIndex = defineModel({
  id: "stress-index",
  title: "Composite stress index from raw series",
  theme: "stress",
  formula:
    "each series ranked in its own past, segments averaged, (w s)' R (w s) with exponentially weighted R; challenger: first principal component",
  reference: "Hollo, Kremer and Lo Duca 2012; Chavleishvili and Kremer 2023",
  inputs: z
    .strictObject({
      segments: z
        .array(
          z.strictObject({
            name: name("name of the segment"),
            weight: share("weight, a share; equal when all are left out").optional(),
            series: z
              .array(z.array(real("a value").nullable()).min(1).max(20_000))
              .min(1)
              .max(10)
              .describe("raw series, oldest first, each rising with stress; null where there is no value"),
          }),
        )
        .min(1)
        .max(12)
        .describe("segments of the market"),
      lambda: z.number().min(0).lt(1).default(dailyLambda).describe("weight of the past a day in the correlations"),
      warmUp: whole(1, 5000, "values of a series before it is ranked").default(stressDefaults.warmUp),
      staleAfter: whole(0, 250, "days in a row that a series may lack").default(stressDefaults.staleAfter),
      leastWeight: share("share of the full weight that must be present for an index").default(
        stressDefaults.leastWeight,
      ),
      bandWarmUp: whole(1, 5000, "days of the index before it has a band").default(stressDefaults.bandWarmUp),
      refreshEvery: whole(1, 1000, "days between estimates of the challenger's weights").default(
        stressDefaults.refreshEvery,
      ),
    })
    .superRefine(({ segments }, context) => {
      const days = segments[0]!.series[0]!.length;
      for (const [i, { series }] of segments.entries())
        for (const [k, list] of series.entries())
          if (list.length !== days)
            refuse(context, ["segments", i, "series", k], `${days} values, as many as the first`);
      const given = segments.flatMap(({ weight }) => (weight === undefined ? [] : [weight]));
      if (given.length > 0 && (given.length < segments.length || Math.abs(given.reduce((a, b) => a + b, 0) - 1) > 1e-9))
        refuse(context, ["segments"], "a weight for every segment, sum 1, or none");
    }),
  example: {
    segments: [
      { name: "rates", series: [[1, 2, 1, 3, 2, 5, 4]] },
      { name: "equity", series: [[10, 12, null, 13, 12, 18, 30]] },
    ],
    warmUp: 3,
    bandWarmUp: 2,
    refreshEvery: 1,
  },
  compute: ({ segments, ...options }) => {
    const days = stressIndexOf(
      segments.map((segment) => ({ ...segment, weight: segment.weight ?? 1 / segments.length })),
      options,
    );
    return {
      outputs: { ...days.at(-1)!, history: days.map(({ index }) => index), bands: days.map(({ band }) => band) },
    };
  },
});
