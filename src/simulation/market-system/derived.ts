/** Shocks that follow from other shocks by betas, until somebody names them. */
import { exp, log } from "../../core/math/elementary.ts";
import type { MarketAsset } from "./facts.ts";

/** What moves an asset that a scenario does not move itself, with the parameter that is its beta. */
export const drivers = {
  nikkei: [
    { asset: "nasdaq", beta: "nikkei-nasdaq-beta" },
    { asset: "usdjpy", beta: "nikkei-usdjpy-beta" },
  ],
  btc: [{ asset: "nasdaq", beta: "crypto-nasdaq-beta" }],
} as const satisfies Partial<Record<MarketAsset, readonly { asset: MarketAsset; beta: string }[]>>;
export type DerivedAsset = keyof typeof drivers;
export const derivedAssets = Object.keys(drivers) as readonly DerivedAsset[];

type Moves = Readonly<Record<string, number>>;

/**
 * A scenario's own shock with the moves that a reader asks for, simple returns by asset. Derived assets follow where a
 * driver of theirs was moved: price x ((1 + move asked) / (1 + own move)) ^ beta. What is asked for stays as it is.
 */
export function shockWith(
  own: Moves,
  asked: Moves,
  derived: readonly DerivedAsset[],
  parameter: (id: string) => number,
): Record<string, number> {
  const all: Record<string, number> = { ...own, ...asked };
  for (const id of derived) {
    if (asked[id] !== undefined) continue;
    let price = 1 + (own[id] ?? 0);
    for (const { asset, beta } of drivers[id]) {
      const [now, then] = [1 + (all[asset] ?? 0), 1 + (own[asset] ?? 0)];
      if (now !== then && now > 0 && then > 0) price *= exp(parameter(beta) * log(now / then));
    }
    if (price !== 1 + (own[id] ?? 0)) all[id] = price - 1;
  }
  return all;
}
