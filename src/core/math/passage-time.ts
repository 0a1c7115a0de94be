/** Mean time of dx = -U'(x) dt + sigma dW from one point to another, exact for any potential, and Kramers' limit of it. */

/** Cells of the quadrature; halving them changes the examples by less than 1e-5. */
const cells = 4000;

export interface Passage {
  readonly potential: (x: number) => number;
  readonly sigma: number;
  readonly from: number;
  readonly to: number;
  /** Where the process is turned back on the side away from `to`; far outside the well when it is open. */
  readonly wall: number;
}

/**
 * (2/sigma^2) times the double integral of exp(2U(y)/sigma^2) over y from `from` to `to` and of exp(-2U(z)/sigma^2) over z
 * from the wall to y. In the unit of time of sigma; infinite when it overflows. `from` lies between wall and `to`.
 */
export function meanPassageTime({ potential, sigma, from, to, wall }: Passage): number {
  const scale = 2 / (sigma * sigma);
  const below = trapezoid(wall, from, (x) => -scale * potential(x));
  const width = (to - from) / cells;
  let inner = below.total;
  // Both integrals carry the same shift, so that neither over- nor underflows for deep wells.
  let outer = 0;
  let before = Math.exp(-scale * potential(from) - below.shift);
  let last = Math.exp(scale * potential(from) + below.shift) * inner;
  for (let k = 1; k <= cells; k++) {
    const x = from + k * width;
    const density = Math.exp(-scale * potential(x) - below.shift);
    inner += (Math.abs(width) * (before + density)) / 2;
    const value = Math.exp(scale * potential(x) + below.shift) * inner;
    outer += (Math.abs(width) * (last + value)) / 2;
    before = density;
    last = value;
  }
  return scale * outer;
}

/** Integral of exp(g - shift) from a to b as a positive number, shift being the largest g. */
function trapezoid(a: number, b: number, g: (x: number) => number): { total: number; shift: number } {
  const values = Array.from({ length: cells + 1 }, (_, k) => g(a + ((b - a) * k) / cells));
  const shift = values.reduce((top, value) => Math.max(top, value), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let k = 0; k < cells; k++) total += (Math.exp(values[k]! - shift) + Math.exp(values[k + 1]! - shift)) / 2;
  return { total: (total * Math.abs(b - a)) / cells, shift };
}

/** Kramers' time 2 pi / sqrt(curvature at the bottom x at the top) exp(2 height / sigma^2); both curvatures positive. */
export const kramersTime = (bottom: number, top: number, height: number, sigma: number): number =>
  ((2 * Math.PI) / Math.sqrt(bottom * top)) * Math.exp((2 * height) / (sigma * sigma));
