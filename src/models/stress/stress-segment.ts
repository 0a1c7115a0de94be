import { z } from "zod";
import { defineModel } from "../define.ts";
import { real, refuse, whole } from "../schema.ts";
import { ExpandingRank } from "./expanding-rank.ts";

export interface SegmentOptions {
  /** Values of a raw series before it is ranked: three years of days. */
  readonly warmUp: number;
  /** Days in a row that a series may lack before its segment is stale. */
  readonly staleAfter: number;
}

export const segmentDefaults: SegmentOptions = { warmUp: 756, staleAfter: 5 };

export type SegmentState = "present" | "stale" | "warming-up";

export interface SegmentDay {
  /** Mean rank of the series that are present, 0 to 1; null unless the segment is present. */
  readonly score: number | null;
  readonly state: SegmentState;
  /** Share of the segment that the day lacks: all of it unless it is present. */
  readonly missing: number;
  /** Of each raw series, null where it is not ranked. */
  readonly ranks: readonly (number | null)[];
  /** How many values of each raw series are known. */
  readonly counts: readonly number[];
}

/** One raw series as days arrive. */
class RankedSeries {
  #ranks = new ExpandingRank();
  readonly #warmUp: number;
  /** Days in a row without a value. */
  silent = 0;

  constructor(warmUp: number) {
    this.#warmUp = warmUp;
  }

  get count(): number {
    return this.#ranks.count;
  }

  get isWarm(): boolean {
    return this.count >= this.#warmUp;
  }

  copy(): RankedSeries {
    const twin = new RankedSeries(this.#warmUp);
    twin.#ranks = this.#ranks.copy();
    twin.silent = this.silent;
    return twin;
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
 * One segment as days arrive. A series that is silent for at most `staleAfter` days is left out of the mean; after that the
 * segment is stale. A series that was never known long enough counts as missing and makes nothing stale.
 */
export class SegmentRun {
  readonly #options: SegmentOptions;
  #series: RankedSeries[];

  constructor(size: number, options: SegmentOptions) {
    this.#options = options;
    this.#series = Array.from({ length: size }, () => new RankedSeries(options.warmUp));
  }

  copy(): SegmentRun {
    const twin = new SegmentRun(0, this.#options);
    twin.#series = this.#series.map((series) => series.copy());
    return twin;
  }

  /** Takes in a day: one value a series, each rising with stress, null where there is none. */
  next(values: readonly (number | null)[]): SegmentDay {
    const ranks = this.#series.map((series, k) => series.next(values[k]!));
    const counts = this.#series.map(({ count }) => count);
    const known = ranks.filter((rank) => rank !== null);
    const absent = (state: SegmentState): SegmentDay => ({ score: null, state, missing: 1, ranks, counts });
    const warm = this.#series.filter(({ isWarm }) => isWarm);
    if (warm.length === 0) return absent("warming-up");
    if (known.length === 0 || warm.some(({ silent }) => silent > this.#options.staleAfter)) return absent("stale");
    const score = known.reduce((sum, rank) => sum + rank, 0) / known.length;
    return { score, state: "present", missing: 1 - known.length / ranks.length, ranks, counts };
  }
}

export const stressSegment = defineModel({
  id: "stress-segment",
  title: "Stress of one segment from raw series",
  theme: "stress",
  formula: "mean of the ranks of its series, each in its own past",
  reference: "Hollo, Kremer and Lo Duca 2012, sub-indices",
  inputs: z
    .strictObject({
      series: z
        .array(z.array(real("a value").nullable()).min(1).max(20_000))
        .min(1)
        .max(10)
        .describe("raw series, oldest first, each rising with stress; null where there is no value"),
      warmUp: whole(1, 5000, "values of a series before it is ranked").default(segmentDefaults.warmUp),
      staleAfter: whole(0, 250, "days in a row that a series may lack").default(segmentDefaults.staleAfter),
    })
    .superRefine(({ series }, context) => {
      for (const [k, list] of series.entries())
        if (list.length !== series[0]!.length)
          refuse(context, ["series", k], `${series[0]!.length} values, as many as the first`);
    }),
  example: {
    series: [
      [1, 2, 1, 3, 2, 5, 4],
      [10, 12, null, 13, 12, 18, 30],
    ],
    warmUp: 3,
  },
  compute: ({ series, ...options }) => {
    const run = new SegmentRun(series.length, options);
    const days = series[0]!.map((_, t) => run.next(series.map((list) => list[t]!)));
    return { outputs: { ...days.at(-1)!, history: days.map(({ score }) => score) } };
  },
});
