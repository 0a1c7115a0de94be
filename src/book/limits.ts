/** Limits of a book against a market, and the prices at which lenders and venues act. */
import { type Book, type BookAsset, bookAssets, type Limit } from "./schema.ts";
import { type BookMarket, liquidationPrice, loanToValue, valueBook } from "./value.ts";

export interface LimitState {
  readonly id: string;
  readonly kind: Limit["kind"];
  readonly limit: number;
  /** The loss, value or ratio now; null when a price is missing. */
  readonly found: number | null;
  /** null: cannot be told. */
  readonly isBroken: boolean | null;
}

/** `start` is the value of the book from which a loss is counted. */
export function limitStates(book: Book, market: BookMarket, start: number): LimitState[] {
  const { total, unpriced } = valueBook(book, market);
  const value = unpriced.length === 0 ? total : null;
  return book.limits.map((limit): LimitState => {
    if (limit.kind === "loan-to-value") {
      const loan = book.loans.find(({ id }) => id === limit.loan)!;
      return state(limit, limit.ratio, loanToValue(loan, market), (ratio) => ratio > limit.ratio);
    }
    if (limit.kind === "equity") return state(limit, limit.amount, value, (found) => found < limit.amount);
    return state(limit, limit.amount, value === null ? null : start - value, (loss) => loss > limit.amount);
  });
}

const state = (limit: Limit, bound: number, found: number | null, breaks: (found: number) => boolean): LimitState => ({
  ...{ id: limit.id, kind: limit.kind, limit: bound, found },
  isBroken: found === null ? null : breaks(found),
});

/** A price at which somebody else acts on a position: a lender calls or sells, a venue closes. */
export interface CallLevel {
  readonly id: string;
  readonly what: "margin call" | "lender sells" | "liquidation";
  readonly asset: BookAsset;
  readonly level: number;
  readonly side: "below" | "above";
  readonly currency: "USD" | "JPY";
}

export function callLevels(book: Book): CallLevel[] {
  const levels: CallLevel[] = [];
  for (const loan of book.loans) {
    const { currency } = bookAssets[loan.asset];
    const at = (ratio: number) => loan.principal / (loan.units * ratio);
    const shared = { id: loan.id, asset: loan.asset, side: "below", currency } as const;
    levels.push({ ...shared, what: "margin call", level: at(loan.call) });
    levels.push({ ...shared, what: "lender sells", level: at(loan.liquidation) });
  }
  for (const position of book.positions) {
    if (position.kind !== "perp" || position.units === 0) continue;
    const level = liquidationPrice(position);
    // A long with margin above its notional is never closed.
    if (level <= 0) continue;
    levels.push({
      ...{ id: position.id, what: "liquidation", asset: position.asset, level },
      ...{ side: position.units > 0 ? "below" : "above", currency: bookAssets[position.asset].currency },
    });
  }
  return levels;
}

/** Whether a price has reached a level. */
export const isReached = ({ side, level }: CallLevel, price: number): boolean =>
  side === "below" ? price <= level : price >= level;
