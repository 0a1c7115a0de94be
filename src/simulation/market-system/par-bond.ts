/** Prices of par bonds and the yields behind them: the market system trades prices, people speak of yields. Exactly rounded. */

/** Years to maturity of the bonds of the market system. */
export const bondYears = { "ust-10y": 10, "jgb-30y": 30 } as const;
export type BondAsset = keyof typeof bondYears;

/** Price, face 1, at yield `then` of a bond that was at par at yield `now`; decimal, coupons half-yearly. */
export function parBondPrice(asset: BondAsset, now: number, then: number): number {
  const factor = 1 / (1 + then / 2);
  let discount = 1;
  let annuity = 0;
  for (let k = 0; k < bondYears[asset] * 2; k++) {
    discount *= factor;
    annuity += discount;
  }
  return (now / 2) * annuity + discount;
}

const least = -0.02;
const most = 1;

/**
 * Yield at which a par bond of today is worth `price`, its price now being 1; yields from -2 to 100 % are searched. Newton's
 * method: a price falls with the yield and is convex in it, so after the first step every step comes from the same side.
 */
export function yieldAt(asset: BondAsset, now: number, price: number): number {
  if (price === 1) return now;
  const periods = bondYears[asset] * 2;
  let y = now;
  for (let step = 0; step < 100; step++) {
    const factor = 1 / (1 + y / 2);
    let discount = 1;
    let annuity = 0;
    let weighted = 0;
    for (let k = 1; k <= periods; k++) {
      discount *= factor;
      annuity += discount;
      weighted += k * discount;
    }
    const off = (now / 2) * annuity + discount - price;
    const slope = -(factor / 2) * ((now / 2) * weighted + periods * discount);
    const next = Math.max(least, Math.min(most, y - off / slope));
    if (Math.abs(next - y) <= 1e-15) return next;
    y = next;
  }
  return y;
}
