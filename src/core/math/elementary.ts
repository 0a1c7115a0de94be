/**
 * Exponential and logarithm made of + - x / alone. Math.exp and Math.log may differ in the last bit between engines;
 * these give the same bits everywhere, which is what seeded and hashed results need. Within about one unit in the last
 * place of the true value.
 */
/** ln 2 split so that `k * ln2High` is exact for every exponent k of a double. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** Coefficients 2/25, 2/23, ... 2/3 of the series of 2 atanh(s) beyond its first term. */
const atanhSeries = Float64Array.from({ length: 12 }, (_, k) => 2 / (25 - 2 * k));

const view = new DataView(new ArrayBuffer(8));

/** Least exponent of `powersOfTwo`; the greatest is 1023. */
const leastPower = -1023;
/** 2^k at place k - `leastPower`, exact by doubling. */
const powersOfTwo = new Float64Array(1023 - leastPower + 1);
powersOfTwo[0] = 2 ** -1023;
for (let k = 1; k < powersOfTwo.length; k++) powersOfTwo[k] = powersOfTwo[k - 1]! * 2;
const powerOfTwo = (k: number): number => powersOfTwo[k - leastPower]!;

/** Natural logarithm. log(0) is -Infinity, a negative or NaN argument gives NaN: callers check their domain first. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18014398509481984; // 2^54 lifts a subnormal into the normal range
    k = -54;
  }
  view.setFloat64(0, scaled);
  const exponent = (view.getUint32(0) >>> 20) - 1023;
  k += exponent;
  // Exact: it only changes the exponent.
  let m = scaled * powerOfTwo(-exponent);
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  // ln m = 2 atanh(s), s = (m-1)/(m+1), |s| <= 0.1716. f - s*(f - r) keeps the leading term f = m - 1 exact.
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  let r = 0;
  for (let k = 0; k < atanhSeries.length; k++) r = z * (atanhSeries[k]! + r);
  return k * ln2High + (f - (s * (f - r) - k * ln2Low));
}

/** e to the x. Overflows to Infinity above 709.78 and reaches 0 below -745.13, as Math.exp does. NaN gives NaN. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x / Math.LN2 + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  // Taylor series of e^r - 1 - r on |r| <= 0.347; the correction of r's rounding is added to first order.
  let tail = 0;
  for (let n = 15; n >= 2; n--) tail = (tail + 1) * (r / n);
  const correction = high - r - low;
  const value = 1 + (r + (r * tail + correction));
  if (k > -1000 && k < 1000) return value * powerOfTwo(k);
  // Two steps, because 2^k itself, or only the result, may lie beyond the normal numbers.
  const half = Math.trunc(k / 2);
  return value * powerOfTwo(half) * powerOfTwo(k - half);
}

/** sin(x pi / 2) for x from -1 to 1, by its series. */
export function sineOfQuarterTurns(x: number): number {
  const angle = x * 1.5707963267948966;
  let term = angle;
  let sum = angle;
  for (let k = 2; k < 30; k += 2) {
    term *= (-angle * angle) / (k * (k + 1));
    sum += term;
  }
  return sum;
}
