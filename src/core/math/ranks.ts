/** Ranks, quantiles and robust scores of a sample. */
import { median, standardDeviation } from "simple-statistics";

/** Share of the sample that is at most `value`, ties included: the empirical distribution function. The sample is not empty. */
export function ecdfRank(sample: readonly number[], value: number): number {
  let count = 0;
  for (const x of sample) if (x <= value) count++;
  return count / sample.length;
}

/** Rank of `value` in the sample, 1 for the largest; equal values share the mean of their ranks. `value` is in the sample. */
export function midRankFromTop(sample: readonly number[], value: number): number {
  let above = 0;
  let equal = 0;
  for (const x of sample) {
    if (x > value) above++;
    else if (x === value) equal++;
  }
  return above + (equal + 1) / 2;
}

/**
 * Distance of `value` from the median in units of 1.4826 x the median absolute deviation, which is one standard deviation
 * for normal data. Falls back to the standard deviation when more than half of the sample is equal; undefined when the
 * sample does not vary at all.
 */
export function robustScore(sample: readonly number[], value: number): number | undefined {
  const centre = median([...sample]);
  const spread = 1.4826 * median(sample.map((x) => Math.abs(x - centre)));
  const unit = spread > 0 ? spread : standardDeviation([...sample]);
  return unit > 0 ? (value - centre) / unit : undefined;
}
