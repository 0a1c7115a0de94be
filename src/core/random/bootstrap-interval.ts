/** Percentile intervals from the stationary block bootstrap. */
import { bootstrapPositions } from "./stationary-bootstrap.ts";

export interface BootstrapOptions {
  readonly meanBlock: number;
  readonly samples: number;
  readonly seed: number;
  /** Share of the resamples inside the interval, for example 0.95. */
  readonly level: number;
}

/**
 * Intervals of several statistics, all from the same resamples, so that their differences are intervals of differences.
 * A resample for which a statistic has no value is left out for that one; null when fewer than half of them have one.
 */
export function bootstrapIntervals(
  length: number,
  options: BootstrapOptions,
  statistics: (positions: Uint32Array) => readonly (number | undefined)[],
): ({ lo: number; hi: number } | null)[] {
  const found: number[][] = [];
  for (let sample = 0; sample < options.samples; sample++) {
    const values = statistics(bootstrapPositions(length, options.meanBlock, options.seed, sample));
    for (const [k, value] of values.entries()) {
      found[k] ??= [];
      if (value !== undefined) found[k].push(value);
    }
  }
  const tail = (1 - options.level) / 2;
  return found.map((values) => {
    if (values.length === 0 || values.length < options.samples / 2) return null;
    const sorted = Float64Array.from(values).sort();
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
    return { lo: at(tail), hi: at(1 - tail) };
  });
}
