/**
 * Positions by their margin share x = 1 / leverage, as a running total: how much notional has a margin share of at most x.
 * Liquidation and bankruptcy prices are linear in x, so between two knots everything is exact arithmetic. Buckets are
 * jumps; a continuous density is a line of many knots.
 */
import { exp, log } from "../../core/math/elementary.ts";
import { normalCdf } from "../../core/math/normal.ts";

export interface LeverageBook {
  /** Margin shares, ascending; two equal ones in a row are a jump. */
  readonly x: Float64Array;
  /** Notional with a margin share of at most x, and the margin of that notional (the integral of x). */
  readonly notional: Float64Array;
  readonly margin: Float64Array;
}

/** Positions at a few leverages. `notional` is money; leverage is at least 1. */
export function bucketBook(buckets: readonly { readonly leverage: number; readonly notional: number }[]): LeverageBook {
  const sorted = [...buckets].sort((a, b) => b.leverage - a.leverage);
  const knots: [x: number, notional: number, margin: number][] = [];
  let [notional, margin] = [0, 0];
  for (const bucket of sorted) {
    const x = 1 / bucket.leverage;
    knots.push([x, notional, margin]);
    notional += bucket.notional;
    margin += bucket.notional * x;
    knots.push([x, notional, margin]);
  }
  return bookOf(knots);
}

/** Knots of the continuous density: the running total is exact there and straight between. */
const densityKnots = 96;

/** Books are never written to, and the two sides of a contract, or many worlds, often have the same one. */
const known = new Map<string, LeverageBook>();
const knownMost = 4096;

/** Lognormal leverage with a median and a spread of its logarithm, cut to leverages from 1 to `max`. */
export function lognormalBook(notional: number, median: number, spread: number, max: number): LeverageBook {
  const key = `${notional} ${median} ${spread} ${max}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= knownMost) known.clear();
  const book = computeLognormalBook(notional, median, spread, max);
  known.set(key, book);
  return book;
}

function computeLognormalBook(notional: number, median: number, spread: number, max: number): LeverageBook {
  const top = log(max);
  const shareAbove = (lnLeverage: number): number => 1 - normalCdf((lnLeverage - log(median)) / spread);
  const [least, most] = [shareAbove(top), shareAbove(0)];
  const knots: [number, number, number][] = [];
  for (let k = 0; k <= densityKnots; k++) {
    const lnLeverage = top * (1 - k / densityKnots);
    const total = (notional * (shareAbove(lnLeverage) - least)) / (most - least);
    const x = exp(-lnLeverage);
    const before = knots.at(-1);
    const margin = before ? before[2] + ((total - before[1]) * (before[0] + x)) / 2 : 0;
    knots.push([x, total, margin]);
  }
  return bookOf(knots);
}

const bookOf = (knots: readonly (readonly [number, number, number])[]): LeverageBook => ({
  x: Float64Array.from(knots, (k) => k[0]),
  notional: Float64Array.from(knots, (k) => k[1]),
  margin: Float64Array.from(knots, (k) => k[2]),
});

export const totalNotional = (book: LeverageBook): number => book.notional.at(-1) ?? 0;
export const totalMargin = (book: LeverageBook): number => book.margin.at(-1) ?? 0;

/** Place of the last knot at or below x; -1 when all are above. */
function lastKnot({ x: knots }: LeverageBook, x: number): number {
  let [low, high] = [0, knots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (knots[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Notional with a margin share of at most x. */
export function notionalUpTo(book: LeverageBook, x: number): number {
  const k = lastKnot(book, x);
  if (k < 0) return 0;
  if (k === book.x.length - 1) return book.notional[k]!;
  const share = (x - book.x[k]!) / (book.x[k + 1]! - book.x[k]!);
  return book.notional[k]! + share * (book.notional[k + 1]! - book.notional[k]!);
}

/** Margin of the first `notional` of the book, counted from the highest leverage. */
export function marginOf(book: LeverageBook, notional: number): number {
  const { notional: totals } = book;
  let [low, high] = [0, totals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (totals[middle]! <= notional) low = middle + 1;
    else high = middle;
  }
  const k = low - 1;
  if (k < 0) return 0;
  if (k === totals.length - 1) return book.margin[k]!;
  const share = (notional - totals[k]!) / (totals[k + 1]! - totals[k]!);
  const x = book.x[k]! + share * (book.x[k + 1]! - book.x[k]!);
  return book.margin[k]! + ((notional - totals[k]!) * (book.x[k]! + x)) / 2;
}
