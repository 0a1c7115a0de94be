/** The rule of stress segments on a history of the factors: ranks as they were at the time, episodes, and what paths are held to. */
import { ExpandingRank } from "../models/stress/expanding-rank.ts";
import { stressDefaults } from "../models/stress/stress-index.ts";
import { SegmentRun } from "../models/stress/stress-segment.ts";
import { factors } from "../simulation/monte-carlo/factors.ts";
import {
  allMeasures,
  SegmentMeasures,
  type SegmentReference,
  simulatedSegments,
  yearSessions,
} from "../simulation/monte-carlo/segments.ts";

/** Steps of the quantiles that are kept: percents. */
const steps = 100;

export interface SegmentHistory {
  /** First row on which every segment has enough past to be judged by its quantile; the length when there is none. */
  readonly first: number;
  /** From there: how many segments stand above their quantile. */
  readonly above: readonly number[];
  readonly reference: SegmentReference;
}

/** Columns in the order of `factors`, levels on common sessions. Nothing is ranked before a whole year of highs is known. */
export function segmentHistory(
  columns: readonly (readonly number[])[],
  { warmUp, quantile }: { readonly warmUp: number; readonly quantile: number },
): SegmentHistory {
  const length = columns[0]!.length;
  const measures = new SegmentMeasures(length);
  const runs = simulatedSegments.map(
    (segment) => new SegmentRun(segment.measures.length, { ...stressDefaults, warmUp }),
  );
  const ranks = simulatedSegments.map(() => new ExpandingRank());
  const values: number[][] = allMeasures.map(() => []);
  const scores: number[][] = simulatedSegments.map(() => []);
  const above: number[] = [];
  let first = length;
  for (let t = 0; t < length; t++) {
    for (let i = 0; i < factors.length; i++) measures.push(i, columns[i]![t]!);
    if (t < yearSessions - 1) continue;
    const now = simulatedSegments.map((segment) => segment.measures.map((measure) => measures.value(measure)!));
    for (const [k, value] of now.flat().entries()) values[k]!.push(value);
    const shares = runs.map((run, k) => {
      const { score } = run.next(now[k]!);
      if (score === null) return null;
      scores[k]!.push(score);
      const share = ranks[k]!.next(score);
      return ranks[k]!.count >= stressDefaults.bandWarmUp ? share : null;
    });
    if (shares.some((share) => share === null)) continue;
    first = Math.min(first, t);
    above.push(shares.filter((share) => share! > quantile).length);
  }
  return { first, above, reference: { measures: values.map(quantilesOf), scores: scores.map(quantilesOf) } };
}

function quantilesOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  return Array.from({ length: steps + 1 }, (_, k) => {
    const place = (k / steps) * (sorted.length - 1);
    const low = Math.min(sorted.length - 2, Math.floor(place));
    return sorted.length === 1 ? sorted[0]! : sorted[low]! + (place - low) * (sorted[low + 1]! - sorted[low]!);
  });
}
