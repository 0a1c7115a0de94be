/** Moments and correlations of whole samples, of exactly rounded operations. */

export const meanOf = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

export function centred(list: readonly number[]): number[] {
  const mean = meanOf(list);
  return list.map((x) => x - mean);
}

/** Mean zero and variance one. */
export function unit(list: readonly number[]): number[] {
  const off = centred(list);
  const deviation = Math.sqrt(meanOf(off.map((x) => x * x)));
  return off.map((x) => x / deviation);
}

/** Every column with every other. */
export function correlationsOf(columns: readonly (readonly number[])[]): number[][] {
  const units = columns.map(unit);
  return units.map((a, i) => units.map((b, j) => (i === j ? 1 : meanOf(a.map((x, t) => x * b[t]!)))));
}
