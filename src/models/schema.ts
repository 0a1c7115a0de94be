/** Field schemas that the models share. Every field is described with its unit; every size and magnitude is bounded. */
import { z } from "zod";
import { cholesky } from "../core/math/linear.ts";

/** Beyond this no input of a market formula makes sense, and products of a few inputs still stay finite. */
const magnitudeMax = 1e15;

/** Any finite number up to 1e15 in size. */
export const real = (text: string) => z.number().min(-magnitudeMax).max(magnitudeMax).describe(text);
/** A finite number above zero. */
export const positive = (text: string) => z.number().gt(0).max(magnitudeMax).describe(text);
/** A finite number, zero or above. */
export const nonNegative = (text: string) => z.number().min(0).max(magnitudeMax).describe(text);
/** A share from 0 to 1. */
export const share = (text: string) => z.number().min(0).max(1).describe(text);
/** A rate, yield or return as a decimal; 0.055 is 5.5 %. More than 1000 % a year is taken for a percent by mistake. */
export const rate = (text: string) => z.number().min(-0.99).max(10).describe(text);
/** A volatility as a decimal in the unit that the text names; never negative. */
export const volatility = (text: string) => nonNegative(text);
/** A positive length of time in years, at most a hundred. */
export const years = (text: string) => z.number().min(1e-6).max(100).describe(text);
/** A whole number in a range. */
export const whole = (min: number, max: number, text: string) => z.number().int().min(min).max(max).describe(text);
/** Confidence level of an interval. */
export const confidence = z
  .number()
  .min(0.5)
  .max(0.999)
  .default(0.95)
  .describe("confidence level of the interval, 0.95 for 95 %");
/** Seed of the random numbers: the same seed gives the same answer on every machine. */
export const seed = z
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .describe("seed of the random numbers, a whole number");
/** A node or asset name. */
export const name = (text: string) => z.string().min(1).max(100).describe(text);
/** A list of finite numbers. */
export const reals = (min: number, max: number, text: string) =>
  z.array(z.number().min(-magnitudeMax).max(magnitudeMax)).min(min).max(max).describe(text);
/** A list of positive prices, oldest first. */
export const prices = (min: number, max: number, text: string) =>
  z.array(z.number().gt(0).max(magnitudeMax)).min(min).max(max).describe(text);

/** Adds a problem at a field: what was expected there in words, and what to do. */
export function refuse(
  context: z.RefinementCtx,
  path: readonly (string | number)[],
  expected: string,
  remedy?: string,
): void {
  context.addIssue({
    code: "custom",
    path: [...path],
    message: expected,
    params: remedy === undefined ? {} : { remedy },
  });
}

/** Refuses lists whose length differs from that of the first. */
export function sameLength(
  context: z.RefinementCtx,
  lists: Readonly<Record<string, readonly unknown[] | undefined>>,
): void {
  const [first, ...others] = Object.entries(lists);
  if (!first?.[1]) return;
  for (const [field, list] of others)
    if (list && list.length !== first[1].length)
      refuse(
        context,
        [field],
        `${first[1].length} entries, as many as ${first[0]}; it has ${list.length}`,
        `Give ${field} and ${first[0]} the same length, in the same order.`,
      );
}

/** A full correlation matrix; shape, symmetry, unit diagonal and definiteness are checked by `checkCorrelations`. */
export const correlationRows = z
  .array(z.array(z.number().min(-1).max(1)).max(200))
  .min(1)
  .max(200)
  .describe("full correlation matrix, one row an asset: symmetric, ones on the diagonal, positive definite");

/** What is wrong with a correlation matrix, at the first entry where it is; undefined when nothing is. */
function findMatrixFault(
  matrix: readonly (readonly number[])[],
  size: number,
): { at: number[]; expected: string; remedy: string } | undefined {
  const square = "Give the full matrix, one row and one column an asset, in the order of the other lists.";
  if (matrix.length !== size)
    return { at: [], expected: `${size} rows, one an asset; it has ${matrix.length}`, remedy: square };
  for (const [i, row] of matrix.entries())
    if (row.length !== size)
      return { at: [i], expected: `${size} columns, one an asset; it has ${row.length}`, remedy: square };
  for (const [i, row] of matrix.entries()) {
    if (Math.abs(row[i]! - 1) > 1e-9)
      return { at: [i, i], expected: "1 on the diagonal", remedy: "Give correlations, not covariances." };
    for (let j = 0; j < i; j++)
      if (Math.abs(row[j]! - matrix[j]![i]!) > 1e-9)
        return {
          at: [i, j],
          expected: `a symmetric matrix: ${matrix[j]![i]} as in row ${j}, column ${i}`,
          remedy: "Make both entries of the pair equal.",
        };
  }
  if (!cholesky(matrix))
    return {
      at: [],
      expected: "a positive definite correlation matrix",
      remedy:
        "No set of returns has these correlations together; bring them closer to zero, or drop an asset that repeats another.",
    };
  return undefined;
}

/** Refuses a matrix that is not square, not symmetric, has no unit diagonal or is not positive definite. */
export function checkCorrelations(
  context: z.RefinementCtx,
  field: string,
  matrix: readonly (readonly number[])[],
  size: number,
): void {
  const fault = findMatrixFault(matrix, size);
  if (fault) refuse(context, [field, ...fault.at], fault.expected, fault.remedy);
}
