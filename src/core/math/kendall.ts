/** Kendall's rank correlation of a list with its own order: does it rise? */

/**
 * tau = (pairs that rise - pairs that fall) / all pairs, from -1 to 1; equal pairs count as neither. Counted while merging,
 * n log n. Needs at least two values.
 */
export function kendallTrend(values: ArrayLike<number>): number {
  const n = values.length;
  const sorted = Float64Array.from(values);
  const falls = mergeCount(sorted, new Float64Array(n), 0, n);
  let ties = 0;
  let run = 1;
  for (let i = 1; i < n; i++) {
    run = sorted[i] === sorted[i - 1] ? run + 1 : 1;
    ties += run - 1;
  }
  const pairs = (n * (n - 1)) / 2;
  return (pairs - ties - 2 * falls) / pairs;
}

/** Sorts [from, to) and returns the number of pairs in it that stood in falling order. */
function mergeCount(list: Float64Array, spare: Float64Array, from: number, to: number): number {
  if (to - from < 2) return 0;
  const middle = (from + to) >> 1;
  let falls = mergeCount(list, spare, from, middle) + mergeCount(list, spare, middle, to);
  let left = from;
  let right = middle;
  for (let at = from; at < to; at++) {
    if (right >= to || (left < middle && list[left]! <= list[right]!)) spare[at] = list[left++]!;
    else {
      spare[at] = list[right++]!;
      falls += middle - left;
    }
  }
  list.set(spare.subarray(from, to), from);
  return falls;
}

/** Standard deviation of tau when the values are independent: what the naive Mann-Kendall test takes for granted. */
export const independentTauDeviation = (n: number): number => Math.sqrt((2 * (2 * n + 5)) / (9 * n * (n - 1)));
