import { z } from "zod";
import { defineModel } from "../define.ts";
import { refuse, share, whole } from "../schema.ts";

export interface SegmentRule {
  /** Segments that must stand above their level at once. */
  readonly segmentsNeeded: number;
  /** Sessions in a row for which that must last. */
  readonly sessions: number;
  /** Sessions without the rule holding before a new episode is counted. */
  readonly quietSessions: number;
}

/** Watches how many segments of the stress index stand above their level, session by session. */
export class SegmentWatch {
  readonly #rule: SegmentRule;
  #session = 0;
  #inRow = 0;
  #lastHeld = Number.NEGATIVE_INFINITY;

  constructor(rule: SegmentRule) {
    this.#rule = rule;
  }

  /** Forgets everything: the next session is the first of a new path. */
  restart(): void {
    this.#session = 0;
    this.#inRow = 0;
    this.#lastHeld = Number.NEGATIVE_INFINITY;
  }

  /** Takes in a session's number of segments above their level; true when a new episode begins with it. */
  next(above: number): boolean {
    const { segmentsNeeded, sessions, quietSessions } = this.#rule;
    this.#session++;
    this.#inRow = above >= segmentsNeeded ? this.#inRow + 1 : 0;
    if (this.#inRow < sessions) return false;
    const isNew = this.#session - this.#lastHeld > quietSessions;
    this.#lastHeld = this.#session;
    return isNew;
  }
}

/** Positions at which an episode begins. */
export function segmentStarts(above: readonly number[], rule: SegmentRule): number[] {
  const watch = new SegmentWatch(rule);
  return above.flatMap((count, t) => (watch.next(count) ? [t] : []));
}

export const segmentEpisodes = defineModel({
  id: "segment-episodes",
  title: "When were several segments of the stress index high for long?",
  theme: "outlook",
  formula:
    "a session counts when enough segments stand above their level; an episode begins when so many sessions in a row have counted, and the rule did not hold within the quiet sessions before",
  reference:
    "definition of this program, on the segments of Hollo, Kremer and Lo Duca 2012: every number of it is an input",
  inputs: z
    .strictObject({
      segments: z
        .array(z.array(share("score of one session")).min(1).max(20_000))
        .min(1)
        .max(12)
        .describe("scores of each segment, oldest first, on common sessions"),
      levels: z.array(share("level of one segment")).min(1).max(12).describe("of each segment: its .9 quantile, say"),
      segmentsNeeded: whole(1, 12, "segments that must stand above their level at once").default(3),
      sessions: whole(1, 250, "sessions in a row for which that must last").default(10),
      quietSessions: whole(1, 1000, "sessions without it before a new episode is counted").default(20),
    })
    .superRefine(({ segments, levels }, context) => {
      if (levels.length !== segments.length) refuse(context, ["levels"], `${segments.length} levels, one a segment`);
      for (const [i, { length }] of segments.entries())
        if (length !== segments[0]!.length)
          refuse(context, ["segments", i], `${segments[0]!.length} scores, as many as the first`);
    }),
  example: {
    segments: [
      [0.5, 0.95, 0.96, 0.97, 0.5],
      [0.4, 0.92, 0.95, 0.99, 0.6],
      [0.2, 0.3, 0.4, 0.5, 0.6],
    ],
    levels: [0.9, 0.9, 0.9],
    segmentsNeeded: 2,
    sessions: 3,
  },
  compute: ({ segments, levels, ...rule }) => {
    const above = segments[0]!.map((_, t) =>
      segments.reduce((count, scores, i) => count + (scores[t]! > levels[i]! ? 1 : 0), 0),
    );
    return { outputs: { starts: segmentStarts(above, rule), above } };
  },
});
