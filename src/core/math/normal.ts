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
  // A tail lies between x and what it is when the next one is x, and rounding keeps the order of sums and quotients: where
  // both ends come to one number, all levels come to it too. With so few they nearly always do.
  const few = Math.ceil(10 + 550 / (x * x));
  let low = x;
  let high = x + (few + 1) / x;
  for (let k = few; k >= 1; k--) {
    const next = x + k / high;
    high = x + k / low;
    low = next;
  }
  if (low === high) return 1 / low;
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
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
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
  (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
    3.6478483247632045) *
    r +
    5.769497221460691) *
    r +
    4.630337846156546) *
    r +
    1.4234371107496835) /
  (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) * r +
    0.6897673349851) *
    r +
    1.6763848301838038) *
    r +
    2.053191626637759) *
    r +
    1);

const farTail = (r: number): number =>
  (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) *
    r +
    0.29656057182850487) *
    r +
    1.7848265399172913) *
    r +
    5.463784911164114) *
    r +
    6.657904643501103) /
  (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) *
    r +
    0.014875361290850615) *
    r +
    0.1369298809227358) *
    r +
    0.599832206555888) *
    r +
    1);
