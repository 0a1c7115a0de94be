/**
 * First passage of dx = f(x) dt + sigma dW to one end of an interval: the backward equation by Crank and Nicolson, started
 * with four implicit half steps (Rannacher 1984), which damp the jump between the initial and the boundary value.
 */
export interface PassageGrid {
  /** Where the process is absorbed. */
  readonly barrier: number;
  /** The other end, so far away that the process does not get there within the horizon. */
  readonly far: number;
  /** Cells between the two ends. */
  readonly cells: number;
  /** Time steps of equal length. */
  readonly steps: number;
}

const implicitHalfSteps = 4;

/**
 * Probability that the process that starts at `start`, between far and barrier, reaches the barrier within `horizon`.
 * `sigma` is positive. The error falls with the square of cell and step; compare two grids to see it.
 */
export function passageProbability(
  start: number,
  drift: (x: number) => number,
  sigma: number,
  horizon: number,
  { barrier, far, cells, steps }: PassageGrid,
): number {
  const width = (barrier - far) / cells;
  // Generator at inner node i: lower[i] u[i-1] + middle[i] u[i] + upper[i] u[i+1]; node 0 is far, node `cells` the barrier.
  const lower = new Float64Array(cells + 1);
  const middle = new Float64Array(cells + 1);
  const upper = new Float64Array(cells + 1);
  for (let i = 1; i < cells; i++) {
    const spread = (sigma * sigma) / (width * width) / 2;
    const tilt = drift(far + i * width) / width / 2;
    lower[i] = spread - tilt;
    middle[i] = -2 * spread;
    upper[i] = spread + tilt;
  }
  const u = new Float64Array(cells + 1);
  u[cells] = 1;
  const step = horizon / steps;
  const generator = { lower, middle, upper };
  for (let k = 0; k < implicitHalfSteps; k++) advance(u, generator, step / 2, 1);
  for (let k = implicitHalfSteps / 2; k < steps; k++) advance(u, generator, step, 0.5);
  return Math.min(1, Math.max(0, interpolate(u, (start - far) / width)));
}

/** One step of (1 - w dt L) u_new = (1 + (1 - w) dt L) u, in place; both end values stay. Thomas elimination. */
function advance(
  u: Float64Array,
  { lower, middle, upper }: { lower: Float64Array; middle: Float64Array; upper: Float64Array },
  dt: number,
  weight: number,
): void {
  const last = u.length - 1;
  const right = new Float64Array(last + 1);
  const ratio = new Float64Array(last + 1);
  right[0] = u[0]!;
  const explicit = (1 - weight) * dt;
  const implicit = weight * dt;
  for (let i = 1; i < last; i++) {
    const known = u[i]! + explicit * (lower[i]! * u[i - 1]! + middle[i]! * u[i]! + upper[i]! * u[i + 1]!);
    const pivot = 1 - implicit * middle[i]! + implicit * lower[i]! * ratio[i - 1]!;
    ratio[i] = (-implicit * upper[i]!) / pivot;
    right[i] = (known + implicit * lower[i]! * right[i - 1]!) / pivot;
  }
  for (let i = last - 1; i >= 1; i--) u[i] = right[i]! - ratio[i]! * u[i + 1]!;
}

/** Cubic through the four nodes about a position in cells; the ends are nodes. */
function interpolate(u: Float64Array, at: number): number {
  const first = Math.max(0, Math.min(u.length - 4, Math.floor(at) - 1));
  let value = 0;
  for (let i = 0; i < 4; i++) {
    let weight = 1;
    for (let j = 0; j < 4; j++) if (j !== i) weight *= (at - first - j) / (i - j);
    value += weight * u[first + i]!;
  }
  return value;
}
