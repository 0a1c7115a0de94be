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
  const entries = [
    ...book.positions.map((position) => valuedPosition(position, book, market)),
    ...book.loans.map((loan) => valuedLoan(loan, book, market)),
  ];
  return {
    entries,
    total: entries.reduce((sum, { value }) => sum + (value ?? 0), book.cash),
    unpriced: entries.filter(({ value }) => value === null).map(({ id }) => id),
  };
}

/** Money of one currency in the other; the book's totals are in one. */
export function converted(amount: number, from: "USD" | "JPY", to: "USD" | "JPY", usdjpy: number): number {
  if (from === to) return amount;
  return from === "JPY" ? amount / usdjpy : amount * usdjpy;
}

function valuedPosition(position: Position, book: Book, market: BookMarket): ValuedEntry {
  const entry = (asset: string, amount: number | undefined, from: "USD" | "JPY"): ValuedEntry => ({
    ...{ id: position.id, asset },
    value: amount === undefined ? null : converted(amount, from, book.currency, market.usdjpy),
  });
  switch (position.kind) {
    case "spot": {
      const price = market.prices[position.asset];
      return entry(position.asset, price && position.units * price, bookAssets[position.asset].currency);
    }
    case "perp": {
      const price = market.prices[position.asset];
      return entry(position.asset, price && perpValue(position, price), bookAssets[position.asset].currency);
    }
    case "bond": {
      const yieldNow = market.yields[position.yield];
      const { currency } = bookYields[position.yield];
      if (yieldNow === undefined) return entry(position.yield, undefined, currency);
      const { face, coupon, years } = position;
      return entry(position.yield, bondPrice({ coupon, yield: yieldNow, years, face }), currency);
    }
    case "fx":
      return entry("usdjpy", position.units * (market.usdjpy - position.entry), "JPY");
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

function valuedLoan(loan: Loan, book: Book, market: BookMarket): ValuedEntry {
  const price = market.prices[loan.asset];
  const { currency } = bookAssets[loan.asset];
  const equity = price && loan.units * price - loan.principal;
  return {
    ...{ id: loan.id, asset: loan.asset },
    value: equity === undefined ? null : converted(equity, currency, book.currency, market.usdjpy),
  };
}

/** Principal over collateral; null without a price. */
export function loanToValue(loan: Loan, market: BookMarket): number | null {
  const price = market.prices[loan.asset];
  return price === undefined || price <= 0 ? null : loan.principal / (loan.units * price);
}
