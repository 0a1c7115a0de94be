/** The market of a book: newest closes of a view, and the same after moves of the market system. */
import { type Book, type BookAsset, type BookYield, bookAssets, bookYields } from "../../book/schema.ts";
import type { BookMarket } from "../../book/value.ts";
import { failure } from "../../core/failure.ts";
import type { AsOfView } from "../../market/as-of-view.ts";
import type { MarketAsset, MarketFacts } from "../../simulation/market-system/facts.ts";
import { type BondAsset, yieldAt } from "../../simulation/market-system/par-bond.ts";

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

/** Series of the prices and yields that a book is valued with; those of USDJPY always. */
export const seriesOfBook = (book: Book): string[] => [
  "fx.usdjpy",
  ...book.positions.flatMap((p) =>
    p.kind === "fx" ? [] : p.kind === "bond" ? [p.yield] : [bookAssets[p.asset].series],
  ),
  ...book.loans.map(({ asset }) => bookAssets[asset].series),
];

/** Assets of the book as assets of the market system. */
export const systemAsset: Readonly<Record<BookAsset, MarketAsset>> = {
  ...{ btc: "btc", eth: "eth", spx: "spx", nasdaq: "nasdaq", nvda: "nvda", nikkei: "nikkei" },
};

/** A yield moves with the bond of its country that is simulated: a parallel shift of the curve. */
const systemBond: Readonly<Record<BookYield, BondAsset>> = {
  ...{ "jgb.10y": "jgb-30y", "jgb.30y": "jgb-30y", "jgb.40y": "jgb-30y" },
  ...{ "ust.10y": "ust-10y", "ust.30y": "ust-10y" },
};

/**
 * The book's market as the system's prices move: `at` writes the moved prices into one object and returns it, because a
 * search asks for it at every round of thousands of runs.
 */
export class MovingMarket {
  readonly #start: BookMarket;
  readonly #facts: Pick<MarketFacts, "prices" | "yields">;
  readonly #assets: readonly BookAsset[];
  readonly #yields: readonly BookYield[];
  readonly #moved: {
    prices: Partial<Record<BookAsset, number>>;
    yields: Partial<Record<BookYield, number>>;
    usdjpy: number;
  };

  constructor(start: BookMarket, facts: Pick<MarketFacts, "prices" | "yields">) {
    this.#start = start;
    this.#facts = facts;
    this.#assets = Object.keys(start.prices) as BookAsset[];
    this.#yields = Object.keys(start.yields) as BookYield[];
    this.#moved = { prices: { ...start.prices }, yields: { ...start.yields }, usdjpy: start.usdjpy };
  }

  at(prices: Readonly<Record<MarketAsset, number>>): BookMarket {
    const { prices: initial, yields } = this.#facts;
    for (const id of this.#assets) {
      const asset = systemAsset[id];
      this.#moved.prices[id] = (this.#start.prices[id]! * prices[asset]) / initial[asset];
    }
    const home = riseOf("jgb-30y", yields.jgb30y, prices["jgb-30y"] / initial["jgb-30y"]);
    const foreign = riseOf("ust-10y", yields.ust10y, prices["ust-10y"] / initial["ust-10y"]);
    for (const id of this.#yields)
      this.#moved.yields[id] = this.#start.yields[id]! + (systemBond[id] === "jgb-30y" ? home : foreign);
    this.#moved.usdjpy = (this.#start.usdjpy * prices.usdjpy) / initial.usdjpy;
    return this.#moved;
  }
}

/** How far the yield of a par bond has risen when it is worth `price`, in decimals: the yield that the run itself reports. */
const riseOf = (bond: BondAsset, now: number, price: number): number => yieldAt(bond, now, price) - now;
