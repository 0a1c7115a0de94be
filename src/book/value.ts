/** What a book is worth in a market, position by position, in the book's currency. */
import { bondPrice } from "../models/transmission/bond.ts";
import {
  type Book,
  type BookAsset,
  type BookYield,
  bookAssets,
  bookYields,
  type Loan,
  type Position,
} from "./schema.ts";

/** A market as far as a book needs it: prices in their own currency, yields as decimals, yen per dollar. */
export interface BookMarket {
  readonly prices: Readonly<Partial<Record<BookAsset, number>>>;
  readonly yields: Readonly<Partial<Record<BookYield, number>>>;
  readonly usdjpy: number;
}

export interface ValuedEntry {
  readonly id: string;
  /** The asset, yield or pair that it follows. */
  readonly asset: string;
  /** In the book's currency; null when the market does not know its price. */
  readonly value: number | null;
}

export interface BookValue {
  readonly entries: readonly ValuedEntry[];
  /** Cash and all entries with a price; the ids of the others are in `unpriced`. */
  readonly total: number;
  readonly unpriced: readonly string[];
}

export function valueBook(book: Book, market: BookMarket): BookValue {
  const inBook = (amount: number | undefined, currency: "USD" | "JPY"): number | null =>
    amount === undefined ? null : converted(amount, currency, book.currency, market.usdjpy);
  const entries = [
    ...book.positions.map((p) => ({ id: p.id, asset: followed(p), value: inBook(amountOf(p, market), currencyOf(p)) })),
    ...book.loans.map((l) => ({ id: l.id, asset: l.asset, value: inBook(equityOf(l, market), loanCurrency(l)) })),
  ];
  return {
    entries,
    total: entries.reduce((sum, { value }) => sum + (value ?? 0), book.cash),
    unpriced: entries.filter(({ value }) => value === null).map(({ id }) => id),
  };
}

/** The total alone, for callers that value a book thousands of times; undefined when an entry has no price. */
export function bookTotal(book: Book, market: BookMarket): number | undefined {
  let total = book.cash;
  for (const position of book.positions) {
    const amount = amountOf(position, market);
    if (amount === undefined) return undefined;
    total += converted(amount, currencyOf(position), book.currency, market.usdjpy);
  }
  for (const loan of book.loans) {
    const equity = equityOf(loan, market);
    if (equity === undefined) return undefined;
    total += converted(equity, loanCurrency(loan), book.currency, market.usdjpy);
  }
  return total;
}

/** Money of one currency in the other; the book's totals are in one. */
export function converted(amount: number, from: "USD" | "JPY", to: "USD" | "JPY", usdjpy: number): number {
  if (from === to) return amount;
  return from === "JPY" ? amount / usdjpy : amount * usdjpy;
}

/** What prices an entry: its asset, its yield, or USDJPY. */
function followed(position: Position): string {
  if (position.kind === "fx") return "usdjpy";
  return position.kind === "bond" ? position.yield : position.asset;
}

function currencyOf(position: Position): "USD" | "JPY" {
  if (position.kind === "fx") return "JPY";
  return position.kind === "bond" ? bookYields[position.yield].currency : bookAssets[position.asset].currency;
}

/** In the currency of `currencyOf`; undefined without a price. */
function amountOf(position: Position, market: BookMarket): number | undefined {
  switch (position.kind) {
    case "spot": {
      const price = market.prices[position.asset];
      return price === undefined ? undefined : position.units * price;
    }
    case "perp": {
      const price = market.prices[position.asset];
      return price === undefined ? undefined : perpValue(position, price);
    }
    case "bond": {
      const { face, coupon, years } = position;
      const yieldNow = market.yields[position.yield];
      return yieldNow === undefined ? undefined : bondPrice({ coupon, yield: yieldNow, years, face });
    }
    case "fx":
      return position.units * (market.usdjpy - position.entry);
  }
}

type Perp = Extract<Position, { kind: "perp" }>;

/** Margin and profit; nothing once the maintenance margin is gone, because the venue has closed it. */
export function perpValue(perp: Perp, price: number): number {
  const equity = perp.margin + perp.units * (price - perp.entry);
  return equity <= perp.maintenance * Math.abs(perp.units) * price ? 0 : equity;
}

/** Price at which the venue closes it: (qP0 - M) / (q (1 - m)) for a long, (qP0 + M) / (q (1 + m)) for a short. */
export function liquidationPrice({ units, entry, margin, maintenance }: Perp): number {
  const size = Math.abs(units);
  return units > 0
    ? (size * entry - margin) / (size * (1 - maintenance))
    : (size * entry + margin) / (size * (1 + maintenance));
}

const loanCurrency = (loan: Loan) => bookAssets[loan.asset].currency;

function equityOf(loan: Loan, market: BookMarket): number | undefined {
  const price = market.prices[loan.asset];
  return price === undefined ? undefined : loan.units * price - loan.principal;
}

/** Principal over collateral; null without a price. */
export function loanToValue(loan: Loan, market: BookMarket): number | null {
  const price = market.prices[loan.asset];
  return price === undefined || price <= 0 ? null : loan.principal / (loan.units * price);
}
