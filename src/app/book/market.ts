/** The market of a book: newest closes of a view, and the same after moves of the market system. */
import { type BookAsset, type BookYield, bookAssets, bookYields } from "../../book/schema.ts";
import type { BookMarket } from "../../book/value.ts";
import { failure } from "../../core/failure.ts";
import type { AsOfView } from "../../market/as-of-view.ts";
import type { MarketAsset, MarketFacts } from "../../simulation/market-system/facts.ts";

/** Newest closes at the as-of; what is not known stays out. */
export function marketOf(view: AsOfView): BookMarket {
  const newest = (series: string): number | undefined => {
    const { values, length } = view.series(series);
    return values[length - 1];
  };
  const usdjpy = newest("fx.usdjpy");
  if (usdjpy === undefined)
    throw failure(
      "not-found",
      "book",
      "no USDJPY at this as-of",
      "a rate to add yen and dollars with",
      "Choose a later as-of.",
    );
  const known = (pairs: readonly (readonly [string, number | undefined])[]): Record<string, number> =>
    Object.fromEntries(pairs.filter((pair): pair is readonly [string, number] => pair[1] !== undefined));
  return {
    prices: known(Object.entries(bookAssets).map(([id, { series }]) => [id, newest(series)] as const)),
    yields: known(Object.keys(bookYields).map((id) => [id, newest(id)] as const)),
    usdjpy,
  };
}

/** Assets of the book as assets of the market system. */
export const systemAsset: Readonly<Record<BookAsset, MarketAsset>> = {
  ...{ btc: "btc", eth: "eth", spx: "spx", nasdaq: "nasdaq", nvda: "nvda", nikkei: "nikkei" },
};

/** A yield moves with the bond of its country that is simulated: a parallel shift of the curve. */
const systemBond: Readonly<Record<BookYield, "jgb-30y" | "ust-10y">> = {
  ...{ "jgb.10y": "jgb-30y", "jgb.30y": "jgb-30y", "jgb.40y": "jgb-30y" },
  ...{ "ust.10y": "ust-10y", "ust.30y": "ust-10y" },
};

/** The book's market after moves of the system's prices, given as new over initial. */
export function movedMarket(
  market: BookMarket,
  ratioOf: (asset: MarketAsset) => number,
  { ust10y, jgb30y }: MarketFacts["durations"],
): BookMarket {
  const moved = <K extends string>(
    values: Readonly<Partial<Record<K, number>>>,
    move: (id: K, value: number) => number,
  ): Partial<Record<K, number>> => {
    const pairs = (Object.entries(values) as [K, number][]).map(([id, value]) => [id, move(id, value)]);
    return Object.fromEntries(pairs) as Partial<Record<K, number>>;
  };
  const durations = { "jgb-30y": jgb30y, "ust-10y": ust10y };
  return {
    prices: moved<BookAsset>(market.prices, (id, price) => price * ratioOf(systemAsset[id])),
    yields: moved<BookYield>(market.yields, (id, now) => {
      const bond = systemBond[id];
      return now - Math.log(ratioOf(bond)) / durations[bond];
    }),
    usdjpy: market.usdjpy * ratioOf("usdjpy"),
  };
}
