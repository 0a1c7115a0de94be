/** The normal distribution in full double precision. */
import { exp, log } from "./elementary.ts";

const inverseSqrt2Pi = 0.3989422804014327;
const halfLog2Pi = 0.9189385332046728;

/** Density of the standard normal distribution. */
export const normalPdf = (x: number): number => inverseSqrt2Pi * exp(-0.5 * x * x);

/**
 * Mills ratio (1 - Phi(x)) / phi(x) for x >= 2, by its continued fraction 1/(x + 1/(x + 2/(x + 3/(x + ...)))),
 * evaluated from the far end; 400 levels are beyond double precision at x = 2.
 */
function millsRatio(x: number): number {
  const levels = x > 6 ? 60 : 400;
  let tail = x;
  for (let k = levels; k >= 1; k--) tail = x + k / tail;
  return 1 / tail;
}

/** Phi(x) - 1/2 over phi(x), as the series x + x^3/3 + x^5/15 + ...; all terms have the sign of x. */
function centralSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 3; n < 400; n += 2) {
    term *= (x * x) / n;
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}

/**
 * Probability that a standard normal variable is at most x. Relative error below 1e-13 down to the underflow of the
 * lower tail near x = -38; 0 and 1 at the infinities; NaN gives NaN.
 */
export function normalCdf(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (x === Number.NEGATIVE_INFINITY) return 0;
  if (x <= -2) return normalPdf(x) * millsRatio(-x);
  if (x >= 2) return 1 - normalPdf(x) * millsRatio(x);
  return 0.5 + normalPdf(x) * centralSeries(x);
}

/** ln Phi(x), finite far below the point where Phi itself underflows. */
export function normalLogCdf(x: number): number {
  if (x > -2) return log(normalCdf(x));
  return -0.5 * x * x - halfLog2Pi + log(millsRatio(-x));
}

/**
 * e^a Phi(z) without overflow of e^a. First-passage formulas multiply a huge exponential by a tiny tail; in logarithms
 * the product stays exact.
 */
export const scaledNormalCdf = (a: number, z: number): number => exp(a + normalLogCdf(z));

/**
 * The x with Phi(x) = p, for p in (0, 1): Wichura's algorithm AS 241 (1988), relative error about 1e-16, with the
 * logarithm of this folder so that the bits are the same on every engine. 0 and 1 give the infinities, anything else NaN.
 */
export function normalInverse(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r +
          13731.693765509461125) *
          r +
          1971.5909503065514427) *
          r +
          133.14166789178437745) *
          r +
          3.387132872796366608)) /
      (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r +
        5394.1960214247511077) *
        r +
        687.1870074920579083) *
        r +
        42.313330701600911252) *
        r +
        1)
    );
  }
  if (!(p > 0 && p < 1)) return p === 0 ? Number.NEGATIVE_INFINITY : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const root = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const magnitude = root <= 5 ? middleTail(root - 1.6) : farTail(root - 5);
  return q < 0 ? -magnitude : magnitude;
}

const middleTail = (r: number): number =>
  (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r +
    3.64784832476320460504) *
    r +
    5.7694972214606914055) *
    r +
    4.6303378461565452959) *
    r +
    1.42343711074968357734) /
  (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) *
    r +
    0.68976733498510000455) *
    r +
    1.6763848301838038494) *
    r +
    2.05319162663775882187) *
    r +
    1);

const farTail = (r: number): number =>
  (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r + 0.026532189526576123093) *
    r +
    0.29656057182850489123) *
    r +
    1.7848265399172913358) *
    r +
    5.4637849111641143699) *
    r +
    6.6579046435011037772) /
  (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) *
    r +
    0.0148753612908506148525) *
    r +
    0.13692988092273580531) *
    r +
    0.59983220655588793769) *
    r +
    1);
