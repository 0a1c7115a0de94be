import { z } from "zod";
import { defineModel } from "../define.ts";
import { name, real, refuse, share, whole } from "../schema.ts";
import { ExpandingRank } from "./expanding-rank.ts";
import { type Band, BandState } from "./stress-bands.ts";
import { Challenger } from "./stress-challenger.ts";
import { compositeOf } from "./stress-composite.ts";
import { dailyLambda, ScoreCovariance } from "./stress-correlation.ts";

export interface StressSegment {
  readonly name: string;
  /** Weights of all segments sum to one. */
  readonly weight: number;
  /** Raw series, each rising with stress: one value a day, null where there is none. */
  readonly series: readonly (readonly (number | null)[])[];
}

export interface StressOptions {
  readonly lambda: number;
  /** Values of a raw series before it is ranked: three years of days. */
  readonly warmUp: number;
  /** Days in a row that a series may lack before its segment is stale. */
  readonly staleAfter: number;
  /** Days of the index before it has a band. */
  readonly bandWarmUp: number;
  readonly refreshEvery: number;
}

export const stressDefaults: StressOptions = {
  lambda: dailyLambda,
  warmUp: 756,
  staleAfter: 5,
  bandWarmUp: 252,
  refreshEvery: 21,
};

export type SegmentState = "present" | "stale" | "warming-up";

export interface StressDay {
  /** 0 to 1; null when no segment is present. */
  readonly index: number | null;
  /** Of each segment, null where it is not present; they sum to the index. */
  readonly contributions: readonly (number | null)[];
  readonly correlationContribution: number | null;
  readonly scores: readonly (number | null)[];
  readonly states: readonly SegmentState[];
  /** Share of the full weight that the day lacks: stale segments whole, others by the series that they lack. */
  readonly missingWeight: number;
  readonly band: Band | null;
  /** First principal component, in standard deviations. */
  readonly challenger: number | null;
}

/** One raw series as days arrive. */
class RankedSeries {
  readonly #ranks = new ExpandingRank();
  readonly #warmUp: number;
  /** Days in a row without a value. */
  silent = 0;

  constructor(warmUp: number) {
    this.#warmUp = warmUp;
  }

  get isWarm(): boolean {
    return this.#ranks.count >= this.#warmUp;
  }

  next(value: number | null): number | null {
    if (value === null) {
      this.silent += 1;
      return null;
    }
    this.silent = 0;
    const rank = this.#ranks.next(value);
    return this.isWarm ? rank : null;
  }
}

/**
 * The composite index, day by day, from raw series alone: each day uses that day and those before it, so a later day never
 * changes an earlier one. A series that is silent for at most `staleAfter` days is left out of its segment's mean; then the
 * segment is stale, leaves the index, and the weight that is missing is told. Weights of present segments are scaled to one.
 */
export function stressIndexOf(segments: readonly StressSegment[], options: StressOptions): StressDay[] {
  const days = segments[0]?.series[0]?.length ?? 0;
  const ranked = segments.map(({ series }) => series.map(() => new RankedSeries(options.warmUp)));
  const covariance = new ScoreCovariance(segments.length, options.lambda);
  const bands = new BandState(options.bandWarmUp);
  const challenger = new Challenger(
    segments.reduce((sum, { series }) => sum + series.length, 0),
    options,
  );
  return Array.from({ length: days }, (_, t): StressDay => {
    const rows = segments.map((segment, i) => segmentDay(segment, ranked[i]!, t, options.staleAfter));
    const scores = rows.map(({ score }) => score);
    covariance.update(scores);
    const present = segments.flatMap((_, i) => (scores[i] === null ? [] : [i]));
    const weight = present.reduce((sum, i) => sum + segments[i]!.weight, 0);
    const day =
      weight > 0
        ? compositeOf(
            present.map((i) => scores[i]!),
            present.map((i) => segments[i]!.weight / weight),
            (a, b) => covariance.correlation(present[a]!, present[b]!),
          )
        : undefined;
    const at = new Map(present.map((i, k) => [i, k]));
    const index = day?.index ?? null;
    return {
      index,
      contributions: segments.map((_, i) => (day && at.has(i) ? day.contributions[at.get(i)!]! : null)),
      correlationContribution: day?.correlationContribution ?? null,
      scores,
      states: rows.map(({ state }) => state),
      missingWeight: rows.reduce((sum, { missing }, i) => sum + segments[i]!.weight * missing, 0),
      band: bands.next(index),
      challenger: challenger.next(segments.flatMap(({ series }) => series.map((values) => values[t]!))),
    };
  });
}

function segmentDay(
  { series }: StressSegment,
  ranked: readonly RankedSeries[],
  t: number,
  staleAfter: number,
): { score: number | null; state: SegmentState; missing: number } {
  const ranks = ranked.map((state, k) => state.next(series[k]![t]!));
  const known = ranks.filter((rank) => rank !== null);
  if (!ranked.some(({ isWarm }) => isWarm)) return { score: null, state: "warming-up", missing: 1 };
  const isStale = ranked.some(({ isWarm, silent }) => isWarm && silent > staleAfter);
  if (isStale || known.length === 0) return { score: null, state: "stale", missing: 1 };
  return {
    score: known.reduce((sum, rank) => sum + rank, 0) / known.length,
    state: "present",
    missing: 1 - known.length / ranks.length,
  };
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
