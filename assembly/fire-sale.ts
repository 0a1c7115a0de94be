/**
 * The hot kernel of the published fire-sale model: whole runs of rounds for blocks of four scenarios, two lanes in each
 * of two SIMD vectors. AssemblyScript; compiled to `src/simulation/kernel/module.generated.ts` by
 * `node scripts/kernel.mjs`. Memory is laid out by `src/simulation/kernel/fire-sale-batch.ts`, which is also where the
 * meaning of every array is written. All sums run over institutions, then assets, in the order of the input.
 *
 * A round is a few passes over lists: who must be looked at, what their holdings are worth, what they do, what that puts on
 * sale, what prices become of it. An institution whose holdings cannot have lost enough is not looked at.
 *
 * Only exactly rounded operations are used (+ - x / and comparisons, with an exponential made of them), so the same bits
 * come out of every engine. Minima and maxima are the pseudo ones, a single instruction: they keep the first of two unless
 * the second is beyond it, also beside what is no number.
 */

import { decide } from "./decide";
import { exp2 } from "./exponential";
import {
  assetBytes,
  firstPriceAt,
  handedAt,
  offeredAt,
  perUnitAt,
  slopeAt,
  soldAt,
  unitsAt,
  watchAt,
} from "./layout";

/** As `dustPrice` of the readable engine. */
const dustPrice: f64 = 1e-9;

/** Writes the places of all who must be looked at into the list; returns its end. */
function select(first: bool, index: usize, from: usize, to: usize, stride: usize, list: usize): usize {
  const index0 = v128.load(index);
  const index1 = v128.load(index, 16);
  for (let my = from; my < to; my += stride) {
    store<usize>(list, my);
    const below = v128.or(f64x2.lt(index0, v128.load(my, watchAt)), f64x2.lt(index1, v128.load(my, watchAt + 16)));
    list += usize(first | v128.any_true(below)) << 2;
  }
  return list;
}

// @ts-ignore: decorator
@inline
function pair(q: v128, r: v128, market: usize, half: usize): v128 {
  return f64x2.add(f64x2.mul(q, v128.load(market + half)), f64x2.mul(r, v128.load(market + assetBytes + half)));
}

/** What the whole first holding of everybody listed is worth now; two at a time, and assets in pairs. */
function value(list: usize, end: usize, markets: usize, marketsEnd: usize): void {
  for (; list < end; list += 8) {
    const a = load<usize>(list);
    const b = load<usize>(list, 4);
    let a0 = f64x2.splat(0.0);
    let a1 = f64x2.splat(0.0);
    let b0 = f64x2.splat(0.0);
    let b1 = f64x2.splat(0.0);
    let mine = a + unitsAt;
    let theirs = b + unitsAt;
    for (let market = markets; market < marketsEnd; market += 2 * assetBytes) {
      const q = v128.load64_splat(mine);
      const r = v128.load64_splat(mine, 8);
      a0 = f64x2.add(a0, pair(q, r, market, 0));
      a1 = f64x2.add(a1, pair(q, r, market, 16));
      const s = v128.load64_splat(theirs);
      const t = v128.load64_splat(theirs, 8);
      b0 = f64x2.add(b0, pair(s, t, market, 0));
      b1 = f64x2.add(b1, pair(s, t, market, 16));
      mine += 16;
      theirs += 16;
    }
    v128.store(a, a0, handedAt);
    v128.store(a, a1, handedAt + 16);
    v128.store(b, b0, handedAt);
    v128.store(b, b1, handedAt + 16);
  }
}

/** Adds up what the listed put on sale, four of them at a time. */
function offer(list: usize, end: usize, markets: usize, marketsEnd: usize): void {
  for (; list < end; list += 16) {
    let a = load<usize>(list);
    let b = load<usize>(list, 4);
    let c = load<usize>(list, 8);
    let d = load<usize>(list, 12);
    const a0 = v128.load(a, handedAt);
    const a1 = v128.load(a, handedAt + 16);
    const b0 = v128.load(b, handedAt);
    const b1 = v128.load(b, handedAt + 16);
    const c0 = v128.load(c, handedAt);
    const c1 = v128.load(c, handedAt + 16);
    const d0 = v128.load(d, handedAt);
    const d1 = v128.load(d, handedAt + 16);
    for (let market = markets; market < marketsEnd; market += assetBytes) {
      const q = v128.load64_splat(a, unitsAt);
      const r = v128.load64_splat(b, unitsAt);
      const s = v128.load64_splat(c, unitsAt);
      const t = v128.load64_splat(d, unitsAt);
      let o0 = f64x2.add(v128.load(market, offeredAt), f64x2.mul(a0, q));
      let o1 = f64x2.add(v128.load(market, offeredAt + 16), f64x2.mul(a1, q));
      o0 = f64x2.add(o0, f64x2.mul(b0, r));
      o1 = f64x2.add(o1, f64x2.mul(b1, r));
      o0 = f64x2.add(o0, f64x2.mul(c0, s));
      o1 = f64x2.add(o1, f64x2.mul(c1, s));
      v128.store(market, f64x2.add(o0, f64x2.mul(d0, t)), offeredAt);
      v128.store(market, f64x2.add(o1, f64x2.mul(d1, t)), offeredAt + 16);
      a += 8;
      b += 8;
      c += 8;
      d += 8;
    }
  }
}

/**
 * Everything on offer goes at one move of each price. Lowers the index by the largest fall, and writes the value at first
 * prices of all that is sold.
 */
function clear(markets: usize, marketsEnd: usize, index: usize, sold: usize): void {
  const zero = f64x2.splat(0.0);
  const dust = f64x2.splat(dustPrice);
  for (let half: usize = 0; half < 32; half += 16) {
    let least = f64x2.splat(1.0);
    let total = zero;
    for (let market = markets, at = markets + half; market < marketsEnd; market += assetBytes, at += assetBytes) {
      const price = v128.load(at);
      // At a price of dust there is no market; such a price never rises again.
      const units = v128.and(v128.load(at, offeredAt), f64x2.gt(price, dust));
      v128.store(at, zero, offeredAt);
      const share = f64x2.mul(units, v128.load64_splat(market, perUnitAt));
      const fall = exp2(f64x2.mul(f64x2.neg(v128.load(at, slopeAt)), share));
      least = f64x2.pmin(least, fall);
      v128.store(at, f64x2.mul(price, fall));
      const all = f64x2.add(v128.load(at, soldAt), units);
      v128.store(at, all, soldAt);
      total = f64x2.add(total, f64x2.mul(all, v128.load64_splat(market, firstPriceAt)));
    }
    v128.store(index + half, f64x2.mul(v128.load(index + half), least));
    v128.store(sold + half, total);
  }
}

/** Lists are read two or four at a time: fills up with somebody who owns nothing. */
// @ts-ignore: decorator
@inline
function pad(end: usize, nobody: usize): void {
  store<usize>(end, nobody);
  store<usize>(end, nobody, 4);
  store<usize>(end, nobody, 8);
}

/**
 * Runs `blocks` blocks of four scenarios. The number of assets is even.
 *
 * books: for each institution 24 doubles of scratch, cash, loan, otherLiabilities, otherAssets, defaultBelow, the greater
 *   of defaultBelow and the buffer, 1 / (1 - that), 1 / target, then its units of each asset; one more in which all is 0.
 * markets: for each asset 16 doubles of scratch, 1 / total units (0 where there are none), initial price.
 * shocked: for each block and asset four prices after the shock; slopes: likewise four impact slopes, `slopeStep` bytes
 *   from block to block (0 where all blocks have the same).
 * work: 16 doubles and one for every two institutions.
 * out: for each block: defaults of every round, share sold after every round, final prices; four lanes each.
 */
export function run(
  institutions: usize,
  assets: usize,
  rounds: usize,
  blocks: usize,
  books: usize,
  markets: usize,
  totalValue: f64,
  shocked: usize,
  slopes: usize,
  slopeStep: usize,
  work: usize,
  out: usize,
): void {
  const stride: usize = unitsAt + (assets << 3);
  const booksEnd = books + institutions * stride;
  const marketsEnd = markets + assets * assetBytes;
  const outStride: usize = (2 * rounds + assets) << 5;
  const index = work;
  const sold = work + 32;
  const list = work + 64;
  const zero = f64x2.splat(0.0);
  const one = f64x2.splat(1.0);
  const perTotal = f64x2.splat(totalValue > 0.0 ? 1.0 / totalValue : 0.0);

  for (let block: usize = 0; block < blocks; block++) {
    let price = shocked + ((block * assets) << 5);
    let slope = slopes + block * slopeStep;
    let defaults = out + block * outStride;
    let shares = defaults + (rounds << 5);
    let prices = shares + (rounds << 5);
    for (let market = markets; market < marketsEnd; market += assetBytes, price += 32, slope += 32)
      for (let half: usize = 0; half < 32; half += 16) {
        v128.store(market + half, v128.load(price + half));
        v128.store(market + half, zero, offeredAt);
        v128.store(market + half, zero, soldAt);
        v128.store(market + half, v128.load(slope + half), slopeAt);
      }
    for (let half: usize = 0; half < 32; half += 16) {
      v128.store(index + half, one);
      v128.store(sold + half, zero);
    }

    for (let round: usize = 0, isOver = false; round < rounds; round++, defaults += 32, shares += 32) {
      if (isOver) {
        // Nothing is on sale any more: no price moves, nobody defaults, the shares stay.
        v128.store(defaults, zero);
        v128.store(defaults, zero, 16);
      } else {
        if (round > 0) clear(markets, marketsEnd, index, sold);
        let end = select(round == 0, index, books, booksEnd, stride, list);
        pad(end, booksEnd);
        value(list, end, markets, marketsEnd);
        end = decide(round == 0, index, list, end, defaults);
        pad(end, booksEnd);
        offer(list, end, markets, marketsEnd);
        isOver = end == list;
      }
      v128.store(shares, f64x2.mul(v128.load(sold), perTotal));
      v128.store(shares, f64x2.mul(v128.load(sold, 16), perTotal), 16);
    }
    for (let market = markets; market < marketsEnd; market += assetBytes, prices += 32) {
      v128.store(prices, v128.load(market));
      v128.store(prices, v128.load(market, 16), 16);
    }
  }
}
