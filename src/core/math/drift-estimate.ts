/** Drift and diffusion of a series by binned conditional moments, and the potential that the drift descends. */

export interface DriftEstimate {
  /** Edges of the bins, one more than there are bins, evenly spaced and ascending. */
  readonly edges: readonly number[];
  /** Mean change a unit of time in each bin. */
  readonly drift: readonly number[];
  /** Variance of a change a unit of time, over all bins. */
  readonly variance: number;
  /** Potential at the edges: minus the integral of the drift, zero at its lowest edge. */
  readonly potential: readonly number[];
}

/**
 * Estimates from pairs (x, change of x in one step of `dt`). Bins are of equal width over the range of x; only the run of
 * bins about the fullest one that hold at least `least` pairs each is kept. Undefined with fewer than four such bins.
 */
export function estimateDrift(
  at: ArrayLike<number>,
  change: ArrayLike<number>,
  dt: number,
  bins: number,
  least: number,
): DriftEstimate | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < at.length; i++) {
    low = Math.min(low, at[i]!);
    high = Math.max(high, at[i]!);
  }
  if (!(high > low)) return undefined;
  const width = (high - low) / bins;
  const counts = new Float64Array(bins);
  const sums = new Float64Array(bins);
  let squares = 0;
  for (let i = 0; i < at.length; i++) {
    const bin = Math.min(bins - 1, Math.floor((at[i]! - low) / width));
    counts[bin]! += 1;
    sums[bin]! += change[i]!;
    squares += change[i]! * change[i]!;
  }
  const fullest = counts.indexOf(counts.reduce((top, count) => Math.max(top, count), 0));
  let first = fullest;
  let last = fullest;
  while (first > 0 && counts[first - 1]! >= least) first--;
  while (last < bins - 1 && counts[last + 1]! >= least) last++;
  if (counts[fullest]! < least || last - first < 3) return undefined;
  const drift: number[] = [];
  let explained = 0;
  for (let bin = first; bin <= last; bin++) {
    const mean = sums[bin]! / counts[bin]!;
    drift.push(mean / dt);
    explained += (sums[bin]! * sums[bin]!) / counts[bin]!;
  }
  const raw = [0];
  for (const slope of drift) raw.push(raw.at(-1)! - slope * width);
  const floor = raw.reduce((least, value) => Math.min(least, value), 0);
  return {
    edges: raw.map((_, i) => low + (first + i) * width),
    drift,
    variance: (squares - explained) / at.length / dt,
    potential: raw.map((value) => value - floor),
  };
}

/** The potential between its edges, straight in each bin; level outside. */
export function potentialAt({ edges, potential }: DriftEstimate, x: number): number {
  const width = edges[1]! - edges[0]!;
  const place = Math.max(0, Math.min(edges.length - 1, (x - edges[0]!) / width));
  const bin = Math.min(edges.length - 2, Math.floor(place));
  return potential[bin]! + (place - bin) * (potential[bin + 1]! - potential[bin]!);
}
