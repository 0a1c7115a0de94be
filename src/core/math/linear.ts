/** Small dense linear algebra on arrays of rows: what risk formulas need, with failure as a value. */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

export type Rows = readonly (readonly number[])[];

/**
 * Lower Cholesky factor of a symmetric matrix, or undefined when the matrix is not positive definite. Pivots below 1e-12
 * of the diagonal count as zero, so a correlation of 1 between two assets is refused rather than divided by dust.
 */
export function cholesky(matrix: Rows): number[][] | undefined {
  const n = matrix.length;
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i !== j) lower[i]![j] = sum / lower[j]![j]!;
      else if (sum > 1e-12 * Math.abs(matrix[i]![i]!)) lower[i]![i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** Solves L y = b for a lower triangular L. */
export function forwardSubstitute(lower: Rows, b: readonly number[]): number[] {
  const y: number[] = [];
  for (let i = 0; i < b.length; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i]![k]! * y[k]!;
    y.push(sum / lower[i]![i]!);
  }
  return y;
}

/** Solves A x = b by elimination with row exchanges; undefined when A is singular to double precision. */
export function solve(matrix: Rows, b: readonly number[]): number[] | undefined {
  const n = b.length;
  const rows = matrix.map((row, i) => [...row, b[i]!]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    const scale = Math.max(...matrix.map((row) => Math.abs(row[column]!)));
    if (!(Math.abs(rows[pivot]![column]!) > 1e-14 * scale)) return undefined;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const top = rows[column]!;
    for (let i = column + 1; i < n; i++) {
      const row = rows[i]!;
      const factor = row[column]! / top[column]!;
      if (factor === 0) continue;
      for (let k = column; k <= n; k++) row[k] = row[k]! - factor * top[k]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = rows[i]![n]!;
    for (let k = i + 1; k < n; k++) sum -= rows[i]![k]! * x[k]!;
    x[i] = sum / rows[i]![i]!;
  }
  return x;
}

/** Inverse of a square matrix, or undefined when it is singular. */
export function invert(matrix: Rows): number[][] | undefined {
  const columns: number[][] = [];
  for (let j = 0; j < matrix.length; j++) {
    const column = solve(
      matrix,
      matrix.map((_, i) => (i === j ? 1 : 0)),
    );
    if (!column) return undefined;
    columns.push(column);
  }
  return matrix.map((_, i) => columns.map((column) => column[i]!));
}

/** Eigenvalues of a symmetric matrix, largest first. */
export function symmetricEigenvalues(matrix: Rows): number[] {
  const decomposition = new EigenvalueDecomposition(new Matrix(matrix.map((row) => [...row])), {
    assumeSymmetric: true,
  });
  return [...decomposition.realEigenvalues].sort((a, b) => b - a);
}

const powerSteps = 500;

/**
 * Unit eigenvector of the largest eigenvalue of a symmetric, positive semidefinite matrix, by power iteration from the
 * vector of ones, or from a unit vector that is near; up to sign. Where two eigenvalues are equal any vector of their plane
 * may come back.
 */
export function leadingEigenvector(matrix: Rows, start?: readonly number[]): number[] {
  let vector = start ? [...start] : matrix.map(() => 1 / Math.sqrt(matrix.length));
  for (let step = 0; step < powerSteps; step++) {
    const image = matrix.map((row) => row.reduce((sum, value, j) => sum + value * vector[j]!, 0));
    const length = Math.sqrt(image.reduce((sum, x) => sum + x * x, 0));
    if (!(length > 0)) return vector;
    const next = image.map((x) => x / length);
    const moved = next.reduce((most, x, i) => Math.max(most, Math.abs(x - vector[i]!)), 0);
    vector = next;
    if (moved < 1e-13) break;
  }
  return vector;
}
