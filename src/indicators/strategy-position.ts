/** Coins of Strategy and their cost: the sum of the purchases that it filed, or a later level where one is known. */
import { sum } from "simple-statistics";
import { history, last, optional, type SeriesWindow } from "./define.ts";

export const strategyPositionInputs = {
  bought: optional(history("strategy.btc-bought", 1)),
  paid: optional(history("strategy.btc-cost", 1)),
  coins: optional(last(1, "strategy.coins")),
  cost: optional(last(1, "strategy.cost")),
} as const;

export interface StrategyPosition {
  readonly coins: number;
  /** Undefined where coins and cost are not of the same purchases, or of the same day. */
  readonly cost: number | undefined;
  readonly on: string;
  readonly basis: "purchases" | "level";
}

/** Undefined when neither purchases nor a level is known. */
export function strategyPosition(
  inputs: Readonly<Record<keyof typeof strategyPositionInputs, SeriesWindow | undefined>>,
): StrategyPosition | undefined {
  const { bought, paid, coins, cost } = inputs;
  const lastPurchase = bought?.observed.at(-1) ?? "";
  if (coins && coins.observed[0]! > lastPurchase) {
    const isSameDay = cost?.observed[0] === coins.observed[0];
    return {
      coins: coins.values[0]!,
      cost: isSameDay ? cost!.values[0] : undefined,
      on: coins.observed[0]!,
      basis: "level",
    };
  }
  if (!bought) return undefined;
  const isSame =
    paid?.observed.length === bought.observed.length && paid.observed.every((d, i) => d === bought.observed[i]);
  return {
    coins: sum([...bought.values]),
    cost: isSame ? sum([...paid.values]) : undefined,
    on: lastPurchase,
    basis: "purchases",
  };
}
