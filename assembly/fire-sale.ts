/**
 * The hot kernel of the published fire-sale model: whole runs of rounds for blocks of four scenarios, two lanes in each
 * of two SIMD vectors. AssemblyScript; compiled to `src/simulation/kernel/module.generated.ts` by
 * `node scripts/kernel.mjs`. Memory is laid out by `src/simulation/kernel/fire-sale-batch.ts`, which is also where the
 * meaning of every array is written. All sums run over institutions, then assets, in the order of the input.
 *
 * Only exactly rounded operations are used (+ - x / and comparisons, with an exponential made of them), so the same bits
 * come out of every engine.
 */

/** As `dustPrice` of the readable engine. */
const dustPrice: f64 = 1e-9;

// The exponential: e^x = 2^k e^r with |r| <= 0.347. Coefficients 1/n!, Horner in two interleaved halves.
const ln2High: f64 = 0.6931471803691238;
const ln2Low: f64 = 1.9082149292705877e-10;
const invLn2: f64 = 1.4426950408889634;

// @ts-ignore: decorator
@inline
function exp2(x: v128): v128 {
  // Arguments are at most 0 here (sales lower prices, buying back does not happen); below -700 the price is nothing.
  const bounded = f64x2.max(x, f64x2.splat(-700.0));
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
  const e0 = i64x2.splat(0);
  const k0 = <i64>f64x2.extract_lane(k, 0);
  const k1 = <i64>f64x2.extract_lane(k, 1);
  const bits = i64x2.replace_lane(i64x2.replace_lane(e0, 0, (k0 + 1023) << 52), 1, (k1 + 1023) << 52);
  return f64x2.mul(value, bits);
}

/**
 * Runs `blocks` blocks of four scenarios.
 *
 * fixed: for each institution cash, loan, otherLiabilities, otherAssets, defaultBelow, buffer, 1/target, then its units
 *   of each asset; stride (7 + assets) doubles.
 * assetsFixed: for each asset initial price, total units, 1 / total units (0 where there are none).
 * shocked: for each block and asset four prices after the shock; then, for each block and asset, four impact slopes beta.
 * work: 4 x (5 x institutions + 4 x assets) doubles of scratch.
 * out: for each block: defaults of every round, share sold after every round, final prices, rounds run; each four lanes.
 */
export function run(
  institutions: i32,
  assets: i32,
  rounds: i32,
  blocks: i32,
  fixed: usize,
  assetsFixed: usize,
  totalValue: f64,
  shocked: usize,
  slopes: usize,
  work: usize,
  out: usize,
): void {
  const stride: usize = <usize>(7 + assets) << 3;
  const cash = work;
  const loan = cash + (<usize>institutions << 5);
  const held = loan + (<usize>institutions << 5);
  const sale = held + (<usize>institutions << 5);
  const alive = sale + (<usize>institutions << 5);
  const price = alive + (<usize>institutions << 5);
  const mid = price + (<usize>assets << 5);
  const sold = mid + (<usize>assets << 5);
  const offered = sold + (<usize>assets << 5);
  const outStride: usize = <usize>(2 * rounds + assets + 1) << 5;
  const zero = f64x2.splat(0.0);
  const one = f64x2.splat(1.0);
  const all = i64x2.splat(-1);
  const dust = f64x2.splat(dustPrice);
  const perTotal = f64x2.splat(totalValue > 0.0 ? 1.0 / totalValue : 0.0);

  for (let block = 0; block < blocks; block++) {
    const blockPrices = shocked + ((<usize>block * <usize>assets) << 5);
    const blockSlopes = slopes + ((<usize>block * <usize>assets) << 5);
    const blockOut = out + <usize>block * outStride;
    const outSold = blockOut + (<usize>rounds << 5);
    const outPrices = outSold + (<usize>rounds << 5);
    const outRounds = outPrices + (<usize>assets << 5);

    for (let n: usize = 0, at = fixed; n < <usize>institutions; n++, at += stride) {
      const o = n << 5;
      const c = f64x2.splat(load<f64>(at));
      v128.store(cash + o, c);
      v128.store(cash + o, c, 16);
      const l = f64x2.splat(load<f64>(at, 8));
      v128.store(loan + o, l);
      v128.store(loan + o, l, 16);
      v128.store(held + o, one);
      v128.store(held + o, one, 16);
      v128.store(sale + o, zero);
      v128.store(sale + o, zero, 16);
      v128.store(alive + o, all);
      v128.store(alive + o, all, 16);
    }
    for (let m: usize = 0; m < <usize>assets; m++) {
      const o = m << 5;
      v128.store(price + o, v128.load(blockPrices + o));
      v128.store(price + o, v128.load(blockPrices + o, 16), 16);
      v128.store(sold + o, zero);
      v128.store(sold + o, zero, 16);
    }
    for (let t: usize = 0; t < <usize>(2 * rounds + assets + 1); t++) {
      v128.store(blockOut + (t << 5), zero);
      v128.store(blockOut + (t << 5), zero, 16);
    }

    let onSale = false;
    let round: usize = 0;
    let share0 = zero;
    let share1 = zero;
    for (; round < <usize>rounds; round++) {
      if (onSale) {
        // Clear: everything on sale goes at one move of each price.
        for (let m: usize = 0; m < <usize>assets; m++) {
          v128.store(offered + (m << 5), zero);
          v128.store(offered + (m << 5), zero, 16);
        }
        for (let n: usize = 0, at = fixed + 56; n < <usize>institutions; n++, at += stride) {
          const o = n << 5;
          const f0 = v128.load(sale + o);
          const f1 = v128.load(sale + o, 16);
          if (!v128.any_true(v128.or(f0, f1))) continue;
          const a0 = f64x2.mul(f0, v128.load(held + o));
          const a1 = f64x2.mul(f1, v128.load(held + o, 16));
          for (let m: usize = 0; m < <usize>assets; m++) {
            const q = v128.load64_splat(at + (m << 3));
            const p = offered + (m << 5);
            v128.store(p, f64x2.add(v128.load(p), f64x2.mul(a0, q)));
            v128.store(p, f64x2.add(v128.load(p, 16), f64x2.mul(a1, q)), 16);
          }
        }
        share0 = zero;
        share1 = zero;
        for (let m: usize = 0; m < <usize>assets; m++) {
          const o = m << 5;
          const perUnit = load<f64>(assetsFixed + m * 24, 16);
          const p0 = v128.load(price + o);
          const p1 = v128.load(price + o, 16);
          // At a price of dust there is no market; such a price never rises again.
          const u0 = v128.and(v128.load(offered + o), f64x2.gt(p0, dust));
          const u1 = v128.and(v128.load(offered + o, 16), f64x2.gt(p1, dust));
          const inverse = f64x2.splat(perUnit);
          const next0 = f64x2.mul(p0, exp2(f64x2.mul(f64x2.neg(v128.load(blockSlopes + o)), f64x2.mul(u0, inverse))));
          const next1 = f64x2.mul(
            p1,
            exp2(f64x2.mul(f64x2.neg(v128.load(blockSlopes + o, 16)), f64x2.mul(u1, inverse))),
          );
          v128.store(mid + o, f64x2.mul(f64x2.add(p0, next0), f64x2.splat(0.5)));
          v128.store(mid + o, f64x2.mul(f64x2.add(p1, next1), f64x2.splat(0.5)), 16);
          v128.store(price + o, next0);
          v128.store(price + o, next1, 16);
          const s0 = f64x2.add(v128.load(sold + o), u0);
          const s1 = f64x2.add(v128.load(sold + o, 16), u1);
          v128.store(sold + o, s0);
          v128.store(sold + o, s1, 16);
          const initial = f64x2.splat(load<f64>(assetsFixed + m * 24));
          share0 = f64x2.add(share0, f64x2.mul(s0, initial));
          share1 = f64x2.add(share1, f64x2.mul(s1, initial));
        }
      }
      let offers = zero;
      let defaults0 = zero;
      let defaults1 = zero;
      for (let n: usize = 0, at = fixed; n < <usize>institutions; n++, at += stride) {
        const o = n << 5;
        let h0 = v128.load(held + o);
        let h1 = v128.load(held + o, 16);
        let c0 = v128.load(cash + o);
        let c1 = v128.load(cash + o, 16);
        const f0 = v128.load(sale + o);
        const f1 = v128.load(sale + o, 16);
        const isSelling = onSale && v128.any_true(v128.or(f0, f1));
        // Value of a whole holding at the new prices, and, for sellers, at the prices of the sale.
        let v0 = zero;
        let v1 = zero;
        const units = at + 56;
        if (isSelling) {
          let paid0 = zero;
          let paid1 = zero;
          for (let m: usize = 0; m < <usize>assets; m++) {
            const q = v128.load64_splat(units + (m << 3));
            const a = m << 5;
            v0 = f64x2.add(v0, f64x2.mul(q, v128.load(price + a)));
            v1 = f64x2.add(v1, f64x2.mul(q, v128.load(price + a, 16)));
            paid0 = f64x2.add(paid0, f64x2.mul(q, v128.load(mid + a)));
            paid1 = f64x2.add(paid1, f64x2.mul(q, v128.load(mid + a, 16)));
          }
          const a0 = f64x2.mul(f0, h0);
          const a1 = f64x2.mul(f1, h1);
          c0 = f64x2.add(c0, f64x2.mul(a0, paid0));
          c1 = f64x2.add(c1, f64x2.mul(a1, paid1));
          h0 = f64x2.sub(h0, a0);
          h1 = f64x2.sub(h1, a1);
          v128.store(held + o, h0);
          v128.store(held + o, h1, 16);
        } else {
          for (let m: usize = 0; m < <usize>assets; m++) {
            const q = v128.load64_splat(units + (m << 3));
            const a = m << 5;
            v0 = f64x2.add(v0, f64x2.mul(q, v128.load(price + a)));
            v1 = f64x2.add(v1, f64x2.mul(q, v128.load(price + a, 16)));
          }
        }
        v0 = f64x2.mul(v0, h0);
        v1 = f64x2.mul(v1, h1);
        const l0 = v128.load(loan + o);
        const l1 = v128.load(loan + o, 16);
        const liabilities = v128.load64_splat(at + 16);
        const others = v128.load64_splat(at + 24);
        const a0 = f64x2.add(f64x2.add(v0, others), c0);
        const a1 = f64x2.add(f64x2.add(v1, others), c1);
        const e0 = f64x2.sub(f64x2.sub(a0, l0), liabilities);
        const e1 = f64x2.sub(f64x2.sub(a1, l1), liabilities);
        const live0 = v128.load(alive + o);
        const live1 = v128.load(alive + o, 16);
        const floor = v128.load64_splat(at + 32);
        const dead0 = v128.and(live0, f64x2.lt(e0, f64x2.mul(floor, a0)));
        const dead1 = v128.and(live1, f64x2.lt(e1, f64x2.mul(floor, a1)));
        const buffer = v128.load64_splat(at + 40);
        const act0 = v128.andnot(v128.and(live0, f64x2.lt(e0, f64x2.mul(buffer, a0))), dead0);
        const act1 = v128.andnot(v128.and(live1, f64x2.lt(e1, f64x2.mul(buffer, a1))), dead1);
        let next0 = v128.and(dead0, one);
        let next1 = v128.and(dead1, one);
        if (v128.any_true(v128.or(dead0, dead1))) {
          defaults0 = f64x2.add(defaults0, next0);
          defaults1 = f64x2.add(defaults1, next1);
          v128.store(alive + o, v128.andnot(live0, dead0));
          v128.store(alive + o, v128.andnot(live1, dead1), 16);
        }
        if (v128.any_true(v128.or(act0, act1))) {
          const perTarget = v128.load64_splat(at + 48);
          const need0 = v128.and(act0, f64x2.max(zero, f64x2.sub(a0, f64x2.mul(e0, perTarget))));
          const need1 = v128.and(act1, f64x2.max(zero, f64x2.sub(a1, f64x2.mul(e1, perTarget))));
          const pay0 = f64x2.max(zero, f64x2.min(f64x2.min(need0, c0), l0));
          const pay1 = f64x2.max(zero, f64x2.min(f64x2.min(need1, c1), l1));
          c0 = f64x2.sub(c0, pay0);
          c1 = f64x2.sub(c1, pay1);
          v128.store(loan + o, f64x2.sub(l0, pay0));
          v128.store(loan + o, f64x2.sub(l1, pay1), 16);
          const raise0 = f64x2.sub(f64x2.sub(need0, pay0), c0);
          const raise1 = f64x2.sub(f64x2.sub(need1, pay1), c1);
          const sells0 = v128.and(act0, v128.and(f64x2.gt(raise0, zero), f64x2.gt(v0, zero)));
          const sells1 = v128.and(act1, v128.and(f64x2.gt(raise1, zero), f64x2.gt(v1, zero)));
          next0 = v128.or(next0, v128.and(sells0, f64x2.min(one, f64x2.div(raise0, v0))));
          next1 = v128.or(next1, v128.and(sells1, f64x2.min(one, f64x2.div(raise1, v1))));
        }
        v128.store(cash + o, c0);
        v128.store(cash + o, c1, 16);
        v128.store(sale + o, next0);
        v128.store(sale + o, next1, 16);
        // A dead holding of nothing is not an offer: without units it moves no price.
        offers = v128.or(offers, v128.or(next0, next1));
      }
      v128.store(blockOut + (round << 5), defaults0);
      v128.store(blockOut + (round << 5), defaults1, 16);
      v128.store(outSold + (round << 5), f64x2.mul(share0, perTotal));
      v128.store(outSold + (round << 5), f64x2.mul(share1, perTotal), 16);
      onSale = v128.any_true(offers);
      if (!onSale) {
        round++;
        break;
      }
    }
    // Nothing is on sale any more: no price moves, nobody defaults, the shares stay.
    const ran = f64x2.splat(<f64>round);
    for (let t = round; t < <usize>rounds; t++) {
      v128.store(outSold + (t << 5), f64x2.mul(share0, perTotal));
      v128.store(outSold + (t << 5), f64x2.mul(share1, perTotal), 16);
    }
    for (let m: usize = 0; m < <usize>assets; m++) {
      const o = m << 5;
      v128.store(outPrices + o, v128.load(price + o));
      v128.store(outPrices + o, v128.load(price + o, 16), 16);
    }
    v128.store(outRounds, ran);
    v128.store(outRounds, ran, 16);
  }
}
