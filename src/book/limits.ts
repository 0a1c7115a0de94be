/** Limits of a book against a market, and the prices at which lenders and venues act. */
import { type Book, type BookAsset, bookAssets, type Limit } from "./schema.ts";
import { type BookMarket, bookTotal, liquidationPrice, loanToValue } from "./value.ts";

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
  const total = bookTotal(book, market);
  return book.limits.map((limit): LimitState => {
    const found = foundOf(limit, book, market, total, start);
    return {
      ...{ id: limit.id, kind: limit.kind, limit: boundOf(limit), found },
      isBroken: found === null ? null : isBeyond(limit, found),
    };
  });
}

/** The ids of broken limits, for callers that judge a book thousands of times. `total` is that of the market. */
export function brokenLimits(book: Book, market: BookMarket, total: number | undefined, start: number): string[] {
  const broken: string[] = [];
  for (const limit of book.limits) {
    const found = foundOf(limit, book, market, total, start);
    if (found !== null && isBeyond(limit, found)) broken.push(limit.id);
  }
  return broken;
}

const boundOf = (limit: Limit): number => (limit.kind === "loan-to-value" ? limit.ratio : limit.amount);
const isBeyond = (limit: Limit, found: number): boolean =>
  limit.kind === "equity" ? found < limit.amount : found > boundOf(limit);

function foundOf(
  limit: Limit,
  book: Book,
  market: BookMarket,
  total: number | undefined,
  start: number,
): number | null {
  if (limit.kind === "loan-to-value") {
    const loan = book.loans.find(({ id }) => id === limit.loan)!;
    return loanToValue(loan, market);
  }
  if (total === undefined) return null;
  return limit.kind === "equity" ? total : start - total;
}

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
