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

/** State of one institution, bytes from its place: cash, loan, share held, share on sale, alive; four lanes each. */
const cashAt: usize = 0;
const loanAt: usize = 32;
const heldAt: usize = 64;
const saleAt: usize = 96;
const aliveAt: usize = 128;
const stateBytes: usize = 160;
/** State of one asset: price, mid of the last clearing, sold so far, on offer. */
const priceAt: usize = 0;
const midAt: usize = 32;
const soldAt: usize = 64;
const offeredAt: usize = 96;
const assetBytes: usize = 128;
/** Assets come in pairs, so that sums over them are chains of half the length; the last may be an asset of no units. */
const pairBytes: usize = 256;

// @ts-ignore: decorator
@inline
function pair(q: v128, r: v128, market: usize, place: usize): v128 {
  return f64x2.add(
    f64x2.mul(q, v128.load(market + place)),
    f64x2.mul(r, v128.load(market + assetBytes + place)),
  );
}

/** What never changes: bytes from the place of an institution, whose units of each asset follow. */
const liabilitiesAt: usize = 16;
const othersAt: usize = 24;
const floorAt: usize = 32;
const bufferAt: usize = 40;
const perTargetAt: usize = 48;
const actsBelowAt: usize = 56;
const unitsAt: usize = 64;

/**
 * Runs `blocks` blocks of four scenarios. The number of assets is even.
 *
 * fixed: for each institution cash, loan, otherLiabilities, otherAssets, defaultBelow, buffer, 1 / target, the greater of
 *   defaultBelow and buffer, then its units of each asset; stride (8 + assets) doubles.
 * assetsFixed: for each asset initial price and 1 / total units (0 where there are none).
 * shocked: for each block and asset four prices after the shock; slopes: likewise four impact slopes.
 * work: 20 x institutions + 16 x assets doubles of scratch.
 * out: for each block: defaults of every round, share sold after every round, final prices; four lanes each.
 */
export function run(
  institutions: usize,
  assets: usize,
  rounds: usize,
  blocks: usize,
  fixed: usize,
  assetsFixed: usize,
  totalValue: f64,
  shocked: usize,
  slopes: usize,
  work: usize,
  out: usize,
): void {
  const stride: usize = unitsAt + (assets << 3);
  const states = work;
  const statesEnd = states + institutions * stateBytes;
  const markets = statesEnd;
  const marketsEnd = markets + assets * assetBytes;
  const outStride: usize = (2 * rounds + assets) << 5;
  const zero = f64x2.splat(0.0);
  const one = f64x2.splat(1.0);
  const half = f64x2.splat(0.5);
  const all = i64x2.splat(-1);
  const dust = f64x2.splat(dustPrice);
  const perTotal = f64x2.splat(totalValue > 0.0 ? 1.0 / totalValue : 0.0);

  for (let block: usize = 0; block < blocks; block++) {
    const blockPrices = shocked + ((block * assets) << 5);
    const blockSlopes = slopes + ((block * assets) << 5);
    const blockOut = out + block * outStride;
    const outSold = blockOut + (rounds << 5);
    const outPrices = outSold + (rounds << 5);

    for (let my = states, at = fixed; my < statesEnd; my += stateBytes, at += stride) {
      const c = v128.load64_splat(at);
      v128.store(my, c, cashAt);
      v128.store(my, c, cashAt + 16);
      const l = v128.load64_splat(at, 8);
      v128.store(my, l, loanAt);
      v128.store(my, l, loanAt + 16);
      v128.store(my, one, heldAt);
      v128.store(my, one, heldAt + 16);
      v128.store(my, zero, saleAt);
      v128.store(my, zero, saleAt + 16);
      v128.store(my, all, aliveAt);
      v128.store(my, all, aliveAt + 16);
    }
    for (let market = markets, from = blockPrices; market < marketsEnd; market += assetBytes, from += 32) {
      v128.store(market, v128.load(from), priceAt);
      v128.store(market, v128.load(from, 16), priceAt + 16);
      v128.store(market, zero, soldAt);
      v128.store(market, zero, soldAt + 16);
    }

    let onSale = false;
    let round: usize = 0;
    let share0 = zero;
    let share1 = zero;
    while (round < rounds) {
      if (onSale) {
        // Clear: everything on sale goes at one move of each price.
        for (let market = markets; market < marketsEnd; market += assetBytes) {
          v128.store(market, zero, offeredAt);
          v128.store(market, zero, offeredAt + 16);
        }
        for (let my = states, at = fixed + unitsAt; my < statesEnd; my += stateBytes, at += stride) {
          const f0 = v128.load(my, saleAt);
          const f1 = v128.load(my, saleAt + 16);
          if (!v128.any_true(v128.or(f0, f1))) continue;
          const a0 = f64x2.mul(f0, v128.load(my, heldAt));
          const a1 = f64x2.mul(f1, v128.load(my, heldAt + 16));
          for (let market = markets, units = at; market < marketsEnd; market += assetBytes, units += 8) {
            const q = v128.load64_splat(units);
            v128.store(market, f64x2.add(v128.load(market, offeredAt), f64x2.mul(a0, q)), offeredAt);
            v128.store(market, f64x2.add(v128.load(market, offeredAt + 16), f64x2.mul(a1, q)), offeredAt + 16);
          }
        }
        share0 = zero;
        share1 = zero;
        for (
          let market = markets, slope = blockSlopes, constant = assetsFixed;
          market < marketsEnd;
          market += assetBytes, slope += 32, constant += 16
        ) {
          const p0 = v128.load(market, priceAt);
          const p1 = v128.load(market, priceAt + 16);
          // At a price of dust there is no market; such a price never rises again.
          const u0 = v128.and(v128.load(market, offeredAt), f64x2.gt(p0, dust));
          const u1 = v128.and(v128.load(market, offeredAt + 16), f64x2.gt(p1, dust));
          const perUnit = v128.load64_splat(constant, 8);
          const move0 = f64x2.mul(f64x2.neg(v128.load(slope)), f64x2.mul(u0, perUnit));
          const move1 = f64x2.mul(f64x2.neg(v128.load(slope, 16)), f64x2.mul(u1, perUnit));
          const next0 = f64x2.mul(p0, exp2(move0));
          const next1 = f64x2.mul(p1, exp2(move1));
          v128.store(market, f64x2.mul(f64x2.add(p0, next0), half), midAt);
          v128.store(market, f64x2.mul(f64x2.add(p1, next1), half), midAt + 16);
          v128.store(market, next0, priceAt);
          v128.store(market, next1, priceAt + 16);
          const s0 = f64x2.add(v128.load(market, soldAt), u0);
          const s1 = f64x2.add(v128.load(market, soldAt + 16), u1);
          v128.store(market, s0, soldAt);
          v128.store(market, s1, soldAt + 16);
          const initial = v128.load64_splat(constant);
          share0 = f64x2.add(share0, f64x2.mul(s0, initial));
          share1 = f64x2.add(share1, f64x2.mul(s1, initial));
        }
      }
      let offers = zero;
      let defaults0 = zero;
      let defaults1 = zero;
      for (let my = states, at = fixed; my < statesEnd; my += stateBytes, at += stride) {
        const live0 = v128.load(my, aliveAt);
        const live1 = v128.load(my, aliveAt + 16);
        const f0 = v128.load(my, saleAt);
        const f1 = v128.load(my, saleAt + 16);
        const isSelling = v128.any_true(v128.or(f0, f1));
        // Dead in all four, and sold out.
        if (!isSelling && !v128.any_true(v128.or(live0, live1))) continue;
        let h0 = v128.load(my, heldAt);
        let h1 = v128.load(my, heldAt + 16);
        let c0 = v128.load(my, cashAt);
        let c1 = v128.load(my, cashAt + 16);
        // Value of a whole holding at the new prices, and, for sellers, at those of the sale.
        let v0 = zero;
        let v1 = zero;
        if (isSelling) {
          let paid0 = zero;
          let paid1 = zero;
          for (let market = markets, units = at + unitsAt; market < marketsEnd; market += pairBytes, units += 16) {
            const q = v128.load64_splat(units);
            const r = v128.load64_splat(units, 8);
            v0 = f64x2.add(v0, pair(q, r, market, priceAt));
            v1 = f64x2.add(v1, pair(q, r, market, priceAt + 16));
            paid0 = f64x2.add(paid0, pair(q, r, market, midAt));
            paid1 = f64x2.add(paid1, pair(q, r, market, midAt + 16));
          }
          const a0 = f64x2.mul(f0, h0);
          const a1 = f64x2.mul(f1, h1);
          c0 = f64x2.add(c0, f64x2.mul(a0, paid0));
          c1 = f64x2.add(c1, f64x2.mul(a1, paid1));
          h0 = f64x2.sub(h0, a0);
          h1 = f64x2.sub(h1, a1);
          v128.store(my, h0, heldAt);
          v128.store(my, h1, heldAt + 16);
          v128.store(my, c0, cashAt);
          v128.store(my, c1, cashAt + 16);
          v128.store(my, zero, saleAt);
          v128.store(my, zero, saleAt + 16);
        } else {
          for (let market = markets, units = at + unitsAt; market < marketsEnd; market += pairBytes, units += 16) {
            const q = v128.load64_splat(units);
            const r = v128.load64_splat(units, 8);
            v0 = f64x2.add(v0, pair(q, r, market, priceAt));
            v1 = f64x2.add(v1, pair(q, r, market, priceAt + 16));
          }
        }
        v0 = f64x2.mul(v0, h0);
        v1 = f64x2.mul(v1, h1);
        const l0 = v128.load(my, loanAt);
        const l1 = v128.load(my, loanAt + 16);
        const liabilities = v128.load64_splat(at, liabilitiesAt);
        const others = v128.load64_splat(at, othersAt);
        const a0 = f64x2.add(f64x2.add(v0, others), c0);
        const a1 = f64x2.add(f64x2.add(v1, others), c1);
        const e0 = f64x2.sub(f64x2.sub(a0, l0), liabilities);
        const e1 = f64x2.sub(f64x2.sub(a1, l1), liabilities);
        // Most institutions are well: one comparison lets them go.
        const acts = v128.load64_splat(at, actsBelowAt);
        const weak0 = v128.and(live0, f64x2.lt(e0, f64x2.mul(acts, a0)));
        const weak1 = v128.and(live1, f64x2.lt(e1, f64x2.mul(acts, a1)));
        if (!v128.any_true(v128.or(weak0, weak1))) continue;
        const floor = v128.load64_splat(at, floorAt);
        const dead0 = v128.and(weak0, f64x2.lt(e0, f64x2.mul(floor, a0)));
        const dead1 = v128.and(weak1, f64x2.lt(e1, f64x2.mul(floor, a1)));
        let next0 = v128.and(dead0, one);
        let next1 = v128.and(dead1, one);
        if (v128.any_true(v128.or(dead0, dead1))) {
          defaults0 = f64x2.add(defaults0, next0);
          defaults1 = f64x2.add(defaults1, next1);
          v128.store(my, v128.andnot(live0, dead0), aliveAt);
          v128.store(my, v128.andnot(live1, dead1), aliveAt + 16);
        }
        const buffer = v128.load64_splat(at, bufferAt);
        const act0 = v128.andnot(v128.and(weak0, f64x2.lt(e0, f64x2.mul(buffer, a0))), dead0);
        const act1 = v128.andnot(v128.and(weak1, f64x2.lt(e1, f64x2.mul(buffer, a1))), dead1);
        if (v128.any_true(v128.or(act0, act1))) {
          const perTarget = v128.load64_splat(at, perTargetAt);
          const need0 = v128.and(act0, f64x2.max(zero, f64x2.sub(a0, f64x2.mul(e0, perTarget))));
          const need1 = v128.and(act1, f64x2.max(zero, f64x2.sub(a1, f64x2.mul(e1, perTarget))));
          const pay0 = f64x2.max(zero, f64x2.min(f64x2.min(need0, c0), l0));
          const pay1 = f64x2.max(zero, f64x2.min(f64x2.min(need1, c1), l1));
          c0 = f64x2.sub(c0, pay0);
          c1 = f64x2.sub(c1, pay1);
          v128.store(my, c0, cashAt);
          v128.store(my, c1, cashAt + 16);
          v128.store(my, f64x2.sub(l0, pay0), loanAt);
          v128.store(my, f64x2.sub(l1, pay1), loanAt + 16);
          const raise0 = f64x2.sub(f64x2.sub(need0, pay0), c0);
          const raise1 = f64x2.sub(f64x2.sub(need1, pay1), c1);
          const sells0 = v128.and(act0, v128.and(f64x2.gt(raise0, zero), f64x2.gt(v0, zero)));
          const sells1 = v128.and(act1, v128.and(f64x2.gt(raise1, zero), f64x2.gt(v1, zero)));
          next0 = v128.or(next0, v128.and(sells0, f64x2.min(one, f64x2.div(raise0, v0))));
          next1 = v128.or(next1, v128.and(sells1, f64x2.min(one, f64x2.div(raise1, v1))));
        }
        v128.store(my, next0, saleAt);
        v128.store(my, next1, saleAt + 16);
        offers = v128.or(offers, v128.or(next0, next1));
      }
      v128.store(blockOut + (round << 5), defaults0);
      v128.store(blockOut + (round << 5), defaults1, 16);
      v128.store(outSold + (round << 5), f64x2.mul(share0, perTotal));
      v128.store(outSold + (round << 5), f64x2.mul(share1, perTotal), 16);
      round++;
      onSale = v128.any_true(offers);
      if (!onSale) break;
    }
    // Nothing is on sale any more: no price moves, nobody defaults, the shares stay.
    for (let rest = round; rest < rounds; rest++) {
      v128.store(blockOut + (rest << 5), zero);
      v128.store(blockOut + (rest << 5), zero, 16);
      v128.store(outSold + (rest << 5), f64x2.mul(share0, perTotal));
      v128.store(outSold + (rest << 5), f64x2.mul(share1, perTotal), 16);
    }
    for (let market = markets, to = outPrices; market < marketsEnd; market += assetBytes, to += 32) {
      v128.store(to, v128.load(market, priceAt));
      v128.store(to, v128.load(market, priceAt + 16), 16);
    }
  }
}
