/** The rule of stress segments on one path. The segment that no factor gives may or may not be above: two counts bracket the rule. */
import { type SegmentRule, SegmentWatch } from "../../models/outlook/segment-episodes.ts";
import { factors } from "./factors.ts";
import type { MonteCarloInput } from "./input.ts";
import { SegmentMeasures, segmentsAbove } from "./segments.ts";

/**
 * `certain`: enough of the simulated segments are above whatever the absent one does. `possible`: one fewer is, so the rule
 * holds if the absent segment is above as well.
 */
export const segmentReadings = ["certain", "possible"] as const;

/** The rule as each reading has it, in the order of `segmentReadings`. */
export const segmentRules = (rule: SegmentRule): SegmentRule[] => [
  rule,
  { ...rule, segmentsNeeded: Math.max(1, rule.segmentsNeeded - 1) },
];

export class SegmentTracker {
  /** Session of the first episode after the start by reading; 0 is never. */
  readonly firstAt = new Float64Array(segmentReadings.length);
  readonly #input: MonteCarloInput;
  readonly #measures: SegmentMeasures;
  readonly #watches: readonly SegmentWatch[];
  /** What is known before the first session: levels by factor, and segments above on the last sessions. */
  readonly #known: Int32Array;
  readonly #aboveBefore: readonly number[];
  #session = 0;

  constructor(input: MonteCarloInput) {
    this.#input = input;
    const { past, rule } = input.segments;
    const longest = Math.max(...past.map(({ length }) => length));
    this.#measures = new SegmentMeasures(longest + input.history.length + input.horizonSessions);
    this.#watches = segmentRules(rule).map((one) => new SegmentWatch(one));
    for (const [i, levels] of past.entries()) for (const level of levels) this.#measures.push(i, level);
    this.#aboveBefore = input.history.map((levels) => this.#above(levels));
    this.#known = this.#measures.counts();
  }

  restart(): void {
    this.#session = 0;
    this.firstAt.fill(0);
    this.#measures.cutTo(this.#known);
    for (const watch of this.#watches) {
      watch.restart();
      // What was under way at the start is not an event of the horizon.
      for (const above of this.#aboveBefore) watch.next(above);
    }
  }

  next(levels: ArrayLike<number>): void {
    this.#session++;
    const above = this.#above(levels);
    for (const [k, watch] of this.#watches.entries())
      if (watch.next(above) && this.firstAt[k] === 0) this.firstAt[k] = this.#session;
  }

  #above(levels: ArrayLike<number>): number {
    const { reference, scoreLevels } = this.#input.segments;
    for (let i = 0; i < factors.length; i++) this.#measures.push(i, levels[i]!);
    return segmentsAbove(this.#measures, reference, scoreLevels);
  }
}
