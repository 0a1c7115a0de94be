/** Prices of par bonds and the yields behind them: the market system trades prices, people speak of yields. Exactly rounded. */
import { bisect } from "../../core/math/bisection.ts";

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

/** Yield at which a par bond of today is worth `price`, its price now being 1; yields from -2 to 100 % are searched. */
export const yieldAt = (asset: BondAsset, now: number, price: number): number =>
  price === 1 ? now : bisect((y) => parBondPrice(asset, now, y) - price, -0.02, 1);
