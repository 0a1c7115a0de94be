/** The exponential of two numbers at once, made of exactly rounded operations: the same bits in every engine. */

// e^x = 2^k e^r with |r| <= 0.347. Coefficients 1/n!, Horner in two interleaved halves.
const ln2High: f64 = 0.6931471803691238;
const ln2Low: f64 = 1.9082149292705877e-10;
const invLn2: f64 = 1.4426950408889634;
/** 1.5 x 2^52: a small whole number added to it stands in its low bits. */
const shifter: f64 = 6755399441055744.0;

// @ts-ignore: decorator
@inline
export function exp2(x: v128): v128 {
  // Arguments are at most 0 here (sales lower prices, buying back does not happen); below -700 the price is nothing.
  const bounded = f64x2.pmax(f64x2.splat(-700.0), x);
  const k = f64x2.floor(f64x2.add(f64x2.mul(bounded, f64x2.splat(invLn2)), f64x2.splat(0.5)));
  const high = f64x2.sub(bounded, f64x2.mul(k, f64x2.splat(ln2High)));
  const low = f64x2.mul(k, f64x2.splat(ln2Low));
  const r = f64x2.sub(high, low);
  const z = f64x2.mul(r, r);
  // Even and odd terms of the series, each a short chain.
  let even = f64x2.splat(2.08767569878681e-9); // 1/12!
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(2.755731922398589e-7)); // 1/10!
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(2.48015873015873e-5)); // 1/8!
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(1.388888888888889e-3)); // 1/6!
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(4.1666666666666664e-2)); // 1/4!
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(0.5));
  let odd = f64x2.splat(1.6059043836821613e-10); // 1/13!
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(2.505210838544172e-8)); // 1/11!
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(2.7557319223985893e-6)); // 1/9!
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(1.984126984126984e-4)); // 1/7!
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(8.333333333333333e-3)); // 1/5!
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(0.16666666666666666)); // 1/3!
  const tail = f64x2.mul(z, f64x2.add(even, f64x2.mul(odd, r)));
  const correction = f64x2.sub(f64x2.sub(high, r), low);
  const value = f64x2.add(f64x2.splat(1.0), f64x2.add(r, f64x2.add(tail, correction)));
  // 2^k from its bits; k is at least -1010, so the result is normal.
  const whole = f64x2.add(k, f64x2.splat(shifter));
  return f64x2.mul(value, i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52));
}
