/**
 * Isolated margin of a perpetual contract. `side` is 1 for a long, -1 for a short; `x` is margin over notional at entry
 * (1 / leverage); `maintenance` the maintenance margin rate and `deduction` the tier's amount over the notional.
 */

export type Side = 1 | -1;

/**
 * Price at which the margin is used up down to maintenance: (q P0 - M - cum) / (q (1 - mmr)) for a long,
 * (q P0 + M + cum) / (q (1 + mmr)) for a short.
 */
export const liquidationPrice = (
  side: Side,
  entry: number,
  x: number,
  maintenance: number,
  deduction: number,
): number => (entry * (1 - side * (x + deduction))) / (1 - side * maintenance);

/** Price at which the margin is gone: P0 (1 - 1/L) for a long, P0 (1 + 1/L) for a short. */
export const bankruptcyPrice = (side: Side, entry: number, x: number): number => entry * (1 - side * x);

/** Greatest margin share that is liquidated at a price: the inverse of `liquidationPrice` in x. */
export const liquidatedUpTo = (
  side: Side,
  entry: number,
  price: number,
  maintenance: number,
  deduction: number,
): number => side * (1 - (price * (1 - side * maintenance)) / entry) - deduction;

/** Margin share whose bankruptcy price is the fill: below it, closing leaves a shortfall. */
export const bankruptUpTo = (side: Side, entry: number, fill: number): number => side * (1 - fill / entry);

export interface Tier {
  /** Notional from which the tier holds, and its maintenance margin rate. */
  readonly floor: number;
  readonly rate: number;
}

/**
 * Maintenance rate of a position, and the amount over its notional that keeps the margin continuous from tier to tier:
 * cum_k = cum_(k-1) + floor_k (rate_k - rate_(k-1)). Tiers ascend from a floor of 0.
 */
export function tierOf(tiers: readonly Tier[], notional: number): { maintenance: number; deduction: number } {
  let amount = 0;
  let rate = tiers[0]?.rate ?? 0;
  for (const tier of tiers.slice(1)) {
    if (notional < tier.floor) break;
    amount += tier.floor * (tier.rate - rate);
    rate = tier.rate;
  }
  return { maintenance: rate, deduction: notional > 0 ? amount / notional : 0 };
}
