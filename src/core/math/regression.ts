/** Least squares with intercept, with Newey and West's (1987) standard errors for autocorrelated residuals. */
import { invert, type Rows } from "./linear.ts";

export interface Regression {
  /** Intercept first, then one coefficient a regressor in the order given. */
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly residuals: readonly number[];
  /** Share of the variance explained; 0 when the dependent variable does not vary. */
  readonly rSquared: number;
  readonly n: number;
}

/**
 * Regresses `y` on the columns of `x` (one row an observation) and a constant. `lags` is the Newey-West truncation, 0 for
 * White's errors. `weights`, where given, are non-negative observation weights. Undefined when regressors are collinear
 * or there are no more observations than coefficients.
 */
export function regress(
  y: readonly number[],
  x: Rows,
  options: { lags?: number; weights?: readonly number[] } = {},
): Regression | undefined {
  const n = y.length;
  const design = x.map((row) => [1, ...row]);
  const size = (design[0] ?? [1]).length;
  if (n <= size) return undefined;
  const weights = options.weights ?? new Array<number>(n).fill(1);
  const cross = zeros(size);
  const moments = new Array<number>(size).fill(0);
  for (let t = 0; t < n; t++) {
    addOuter(cross, design[t]!, design[t]!, weights[t]!);
    for (let i = 0; i < size; i++) moments[i] = moments[i]! + weights[t]! * design[t]![i]! * y[t]!;
  }
  const inverse = invert(cross);
  if (!inverse) return undefined;
  const coefficients = inverse.map((row) => dot(row, moments));
  const residuals = y.map((value, t) => value - dot(design[t]!, coefficients));
  const covariance = neweyWest(design, residuals, weights, inverse, options.lags ?? 0);
  const centre = dot(weights, y) / weights.reduce((a, b) => a + b, 0);
  const total = y.reduce((sum, value, t) => sum + weights[t]! * (value - centre) ** 2, 0);
  const left = residuals.reduce((sum, e, t) => sum + weights[t]! * e * e, 0);
  return {
    coefficients,
    standardErrors: covariance.map((row, i) => Math.sqrt(Math.max(0, row[i]!))),
    residuals,
    rSquared: total > 0 ? 1 - left / total : 0,
    n,
  };
}

/** Bartlett weights keep the long-run covariance positive; the factor n/(n-k) corrects small samples. */
function neweyWest(
  design: Rows,
  residuals: readonly number[],
  weights: readonly number[],
  inverse: Rows,
  lags: number,
): number[][] {
  const n = residuals.length;
  const size = inverse.length;
  const scores = design.map((row, t) => row.map((value) => value * residuals[t]! * weights[t]!));
  const middle = zeros(size);
  for (let t = 0; t < n; t++) {
    addOuter(middle, scores[t]!, scores[t]!, 1);
    for (let lag = 1; lag <= Math.min(lags, t); lag++) {
      const bartlett = 1 - lag / (lags + 1);
      addOuter(middle, scores[t]!, scores[t - lag]!, bartlett);
      addOuter(middle, scores[t - lag]!, scores[t]!, bartlett);
    }
  }
  return scale(multiply(multiply(inverse, middle), inverse), n / (n - size));
}

const zeros = (size: number): number[][] => Array.from({ length: size }, () => new Array<number>(size).fill(0));
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const multiply = (a: Rows, b: Rows): number[][] =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
const scale = (a: Rows, factor: number): number[][] => a.map((row) => row.map((value) => value * factor));
function addOuter(target: number[][], a: readonly number[], b: readonly number[], weight: number): void {
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) target[i]![j] = target[i]![j]! + weight * a[i]! * b[j]!;
}
