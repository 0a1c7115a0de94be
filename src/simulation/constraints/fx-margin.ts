/**
 * Equity of a position that is long a currency and owes the funding currency, after the level (funding per currency) went
 * from `before` to `now`: equity + notional x (1 - before / now). The funding currency's rise before / now - 1 is lost.
 */
export const fxEquity = (equity: number, notional: number, before: number, now: number): number =>
  equity + notional * (1 - before / now);
