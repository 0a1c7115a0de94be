/** Statistics of ranks, over a sample or any resample of it in linear time: the sample is sorted once. */

/** A sample by the order of its values; equal values share a class. */
export class RankedSample {
  /** Of each position, the place of its value among the distinct values. */
  readonly classes: Uint32Array;
  readonly distinct: number;

  constructor(values: ArrayLike<number>) {
    const sorted = Float64Array.from(new Set(Array.from(values))).sort();
    const places = new Map(Array.from(sorted, (value, place) => [value, place]));
    this.classes = Uint32Array.from(values, (value) => places.get(value)!);
    this.distinct = sorted.length;
  }

  get length(): number {
    return this.classes.length;
  }

  /** Mid-ranks from 1 of the values at the positions; ties share the mean of their ranks. */
  midRanks(positions: Uint32Array): Float64Array {
    const counts = new Float64Array(this.distinct);
    for (const position of positions) counts[this.classes[position]!]! += 1;
    let below = 0;
    for (let c = 0; c < this.distinct; c++) {
      const own = counts[c]!;
      counts[c] = below + (own + 1) / 2;
      below += own;
    }
    return Float64Array.from(positions, (position) => counts[this.classes[position]!]!);
  }
}

/** Positions of the sample itself. */
export const everyPosition = (length: number): Uint32Array => Uint32Array.from({ length }, (_, i) => i);

/** Spearman's rank correlation of two samples of one length at the positions; undefined when one of them does not vary. */
export function spearman(a: RankedSample, b: RankedSample, positions = everyPosition(a.length)): number | undefined {
  const [x, y] = [a.midRanks(positions), b.midRanks(positions)];
  const mean = (positions.length + 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < positions.length; i++) {
    const [dx, dy] = [x[i]! - mean, y[i]! - mean];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : undefined;
}

/**
 * Area under the receiver operating characteristic: how often a position with the event scores above one without, ties
 * half. `events` holds 1 where it happened. Undefined when it happened at all positions or at none.
 */
export function auroc(
  scores: RankedSample,
  events: Uint8Array,
  positions = everyPosition(scores.length),
): number | undefined {
  const ranks = scores.midRanks(positions);
  let happened = 0;
  let sum = 0;
  for (const [i, position] of positions.entries()) {
    if (events[position] !== 1) continue;
    happened += 1;
    sum += ranks[i]!;
  }
  const not = positions.length - happened;
  return happened > 0 && not > 0 ? (sum - (happened * (happened + 1)) / 2) / (happened * not) : undefined;
}
