/** What institutions do once they know what their holdings are worth; two SIMD vectors of two scenarios side by side. */
import {
  actsBelowAt,
  cashAt,
  firstCashAt,
  firstLoanAt,
  floorAt,
  handedAt,
  heldAt,
  liabilitiesAt,
  loanAt,
  othersAt,
  perActsAt,
  perTargetAt,
  soldHalfAt,
  watchAt,
} from "./layout";

/** The least index at which anybody is watched; below it everybody alive is looked at. */
const leastWatch: f64 = 1e-200;
/** Room for the rounding of the index and of the values watched, far above both. */
const less: f64 = 1.0 - 1e-11;

/**
 * The index of prices below which an institution must be looked at again. It acts when its assets are worth less than
 * debts / (1 - ratio); no holding loses more than the index, so above `index x (that - safe) / value` it is well.
 */
// @ts-ignore: decorator
@inline
function watch(index: v128, debts: v128, perActs: v128, safe: v128, value: v128): v128 {
  const needed = f64x2.sub(f64x2.mul(debts, perActs), f64x2.mul(safe, f64x2.splat(less)));
  return f64x2.pmax(f64x2.splat(leastWatch), f64x2.div(f64x2.mul(index, needed), value));
}

/**
 * Everybody listed settles, and decides. Leaves those in the list who died or delever; returns its end, or its start where
 * nothing is on sale.
 */
export function decide(first: bool, index: usize, list: usize, end: usize, defaults: usize): usize {
  const zero = f64x2.splat(0.0);
  const one = f64x2.splat(1.0);
  const half = f64x2.splat(0.5);
  const always = f64x2.splat(Infinity);
  let defaults0 = zero;
  let defaults1 = zero;
  let offers = zero;
  let sellers = list;
  for (let at = list; at < end; at += 4) {
    const my = load<usize>(at);
    const v0 = v128.load(my, handedAt);
    const v1 = v128.load(my, handedAt + 16);
    let live0 = i64x2.splat(-1);
    let live1 = live0;
    let c0: v128;
    let c1: v128;
    let l0: v128;
    let l1: v128;
    let h0 = one;
    let h1 = one;
    if (first) {
      c0 = c1 = v128.load64_splat(my, firstCashAt);
      l0 = l1 = v128.load64_splat(my, firstLoanAt);
    } else {
      live0 = f64x2.gt(v128.load(my, watchAt), zero);
      live1 = f64x2.gt(v128.load(my, watchAt + 16), zero);
      // Sales went at the mid of two prices; the half at the first is in the cash already.
      c0 = f64x2.add(v128.load(my, cashAt), f64x2.mul(v128.load(my, soldHalfAt), v0));
      c1 = f64x2.add(v128.load(my, cashAt + 16), f64x2.mul(v128.load(my, soldHalfAt + 16), v1));
      l0 = v128.load(my, loanAt);
      l1 = v128.load(my, loanAt + 16);
      h0 = v128.load(my, heldAt);
      h1 = v128.load(my, heldAt + 16);
    }
    const others = v128.load64_splat(my, othersAt);
    const liabilities = v128.load64_splat(my, liabilitiesAt);
    const risky0 = f64x2.add(f64x2.mul(v0, h0), others);
    const risky1 = f64x2.add(f64x2.mul(v1, h1), others);
    const a0 = f64x2.add(risky0, c0);
    const a1 = f64x2.add(risky1, c1);
    const e0 = f64x2.sub(f64x2.sub(a0, l0), liabilities);
    const e1 = f64x2.sub(f64x2.sub(a1, l1), liabilities);
    const acts = v128.load64_splat(my, actsBelowAt);
    const weak0 = v128.and(live0, f64x2.lt(e0, f64x2.mul(acts, a0)));
    const weak1 = v128.and(live1, f64x2.lt(e1, f64x2.mul(acts, a1)));
    if (!v128.any_true(v128.or(weak0, weak1))) {
      const perActs = v128.load64_splat(my, perActsAt);
      const w0 = watch(v128.load(index), f64x2.add(l0, liabilities), perActs, f64x2.add(others, c0), f64x2.mul(v0, h0));
      const w1 = watch(v128.load(index, 16), f64x2.add(l1, liabilities), perActs, f64x2.add(others, c1), f64x2.mul(v1, h1));
      v128.store(my, v128.and(w0, live0), watchAt);
      v128.store(my, v128.and(w1, live1), watchAt + 16);
      v128.store(my, c0, cashAt);
      v128.store(my, c1, cashAt + 16);
      v128.store(my, l0, loanAt);
      v128.store(my, l1, loanAt + 16);
      v128.store(my, h0, heldAt);
      v128.store(my, h1, heldAt + 16);
      v128.store(my, zero, soldHalfAt);
      v128.store(my, zero, soldHalfAt + 16);
      continue;
    }
    // Who is weak is dead or delevers. What the dead own afterwards is of no interest.
    const floor = v128.load64_splat(my, floorAt);
    const dead0 = v128.and(weak0, f64x2.lt(e0, f64x2.mul(floor, a0)));
    const dead1 = v128.and(weak1, f64x2.lt(e1, f64x2.mul(floor, a1)));
    const acts0 = v128.andnot(weak0, dead0);
    const acts1 = v128.andnot(weak1, dead1);
    const perTarget = v128.load64_splat(my, perTargetAt);
    const enough0 = f64x2.mul(e0, perTarget);
    const enough1 = f64x2.mul(e1, perTarget);
    // The cash goes first, then securities; all of them where that is not enough, none where 0 / 0 is no number.
    const pay0 = v128.and(acts0, f64x2.pmax(zero, f64x2.pmin(f64x2.pmin(f64x2.sub(a0, enough0), c0), l0)));
    const pay1 = v128.and(acts1, f64x2.pmax(zero, f64x2.pmin(f64x2.pmin(f64x2.sub(a1, enough1), c1), l1)));
    const sale0 = v128.and(acts0, f64x2.pmax(zero, f64x2.pmin(f64x2.div(f64x2.sub(risky0, enough0), v0), h0)));
    const sale1 = v128.and(acts1, f64x2.pmax(zero, f64x2.pmin(f64x2.div(f64x2.sub(risky1, enough1), v1), h1)));
    const offer0 = v128.or(sale0, v128.and(dead0, h0));
    const offer1 = v128.or(sale1, v128.and(dead1, h1));
    const soldHalf0 = f64x2.mul(sale0, half);
    const soldHalf1 = f64x2.mul(sale1, half);
    v128.store(my, v128.and(v128.andnot(live0, dead0), always), watchAt);
    v128.store(my, v128.and(v128.andnot(live1, dead1), always), watchAt + 16);
    v128.store(my, f64x2.add(f64x2.sub(c0, pay0), f64x2.mul(soldHalf0, v0)), cashAt);
    v128.store(my, f64x2.add(f64x2.sub(c1, pay1), f64x2.mul(soldHalf1, v1)), cashAt + 16);
    v128.store(my, f64x2.sub(l0, pay0), loanAt);
    v128.store(my, f64x2.sub(l1, pay1), loanAt + 16);
    v128.store(my, f64x2.sub(h0, sale0), heldAt);
    v128.store(my, f64x2.sub(h1, sale1), heldAt + 16);
    v128.store(my, soldHalf0, soldHalfAt);
    v128.store(my, soldHalf1, soldHalfAt + 16);
    v128.store(my, offer0, handedAt);
    v128.store(my, offer1, handedAt + 16);
    defaults0 = f64x2.add(defaults0, v128.and(dead0, one));
    defaults1 = f64x2.add(defaults1, v128.and(dead1, one));
    offers = v128.or(offers, v128.or(offer0, offer1));
    store<usize>(sellers, my);
    sellers += 4;
  }
  v128.store(defaults, defaults0);
  v128.store(defaults, defaults1, 16);
  return v128.any_true(offers) ? sellers : list;
}
