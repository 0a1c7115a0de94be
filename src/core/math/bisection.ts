/** Roots of a continuous function on an interval, by scanning for changes of sign and halving. */

/** The root between `lo` and `hi`, whose values must differ in sign (or be zero). Stops at double precision. */
export function bisect(f: (x: number) => number, lo: number, hi: number): number {
  let left = lo;
  let right = hi;
  const atLeft = f(left);
  if (atLeft === 0) return left;
  if (f(right) === 0) return right;
  for (let step = 0; step < 200; step++) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) return middle;
    const value = f(middle);
    if (value === 0) return middle;
    if (value > 0 === atLeft > 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}

/** Every root that `cells` equal cells of [lo, hi] can tell apart, ascending. Two roots within one cell are not seen. */
export function rootsOn(f: (x: number) => number, lo: number, hi: number, cells: number): number[] {
  const roots: number[] = [];
  let x = lo;
  let value = f(x);
  if (value === 0) roots.push(x);
  for (let cell = 1; cell <= cells; cell++) {
    const nextX = lo + ((hi - lo) * cell) / cells;
    const next = f(nextX);
    if (next === 0) roots.push(nextX);
    else if (value !== 0 && value > 0 !== next > 0) roots.push(bisect(f, x, nextX));
    x = nextX;
    value = next;
  }
  return roots;
}
