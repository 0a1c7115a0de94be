import { absent } from "../../../core/outcome.ts";
import { addDays, type LocalDate } from "../../../core/time.ts";
import { defineIndicator, last, optional, reading, recent, type SeriesWindow } from "../../define.ts";

/** Days before the announcement that a purchase of the week was made on. */
const weekDays = 7;

/** Did the treasury buy the dip? What it paid last time against the market since. */
export const strategyPurchasePremium = defineIndicator({
  id: "strategy-purchase-premium",
  title: "Strategy, last purchase price against the market",
  section: "strong-hands",
  unit: "ratio",
  formula:
    "cost / coins of the last purchase / last UTC close of BTC - 1; range of the market since the announcement, and in the seven days before it, in the details (a purchase is made in the week before it is announced)",
  meaning:
    "Positive, the last purchase was made above today's market: the price fell after it, and it was not a purchase of the dip.",
  reference: "models 7.2; register R23",
  inputs: {
    bought: last(1, "strategy.btc-bought"),
    cost: last(1, "strategy.btc-cost"),
    price: last(1, "btc.close"),
    highs: optional(recent(120, "btc.high", 1)),
    lows: optional(recent(120, "btc.low", 1)),
  },
  compute: ({ bought, cost, price, highs, lows }) => {
    const announced = bought.observed[0]!;
    if (announced !== cost.observed[0])
      return absent("missing", "coins and cost of the same purchase; needs source strategy/8k");
    const close = price.values[0]!;
    if (!(bought.values[0]! > 0 && close > 0)) return absent("undefined-result", "coins and price must be positive");
    const paid = cost.values[0]! / bought.values[0]!;
    const between = (window: SeriesWindow | undefined, from: string, to: string): number[] =>
      (window?.values ?? []).filter((_, i) => window!.observed[i]! >= from && window!.observed[i]! <= to);
    const weekBefore = addDays(announced as LocalDate, -weekDays);
    const dayBefore = addDays(announced as LocalDate, -1);
    const most = (values: readonly number[]) => (values.length > 0 ? Math.max(...values) : null);
    const least = (values: readonly number[]) => (values.length > 0 ? Math.min(...values) : null);
    const today = price.observed[0]!;
    return reading(paid / close - 1, {
      details: {
        paidUsd: paid,
        coins: bought.values[0]!,
        announced,
        close,
        highSince: most(between(highs, announced, today)),
        lowSince: least(between(lows, announced, today)),
        highOfWeekBefore: most(between(highs, weekBefore, dayBefore)),
        lowOfWeekBefore: least(between(lows, weekBefore, dayBefore)),
      },
    });
  },
});
