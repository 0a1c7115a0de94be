/**
 * Runs of the market system for many shocks: one compiled state, extremes by asset, nothing recorded. The answer object is
 * used again by the next run.
 */

import type { SimulationInput } from "../input.ts";
import { withFollowers } from "../market-system/build.ts";
import { type MarketAsset, type MarketChoices, marketAssets } from "../market-system/facts.ts";
import { applyShock, createState, endStep, resetState, runRounds } from "../run.ts";
import type { Outcome } from "./define.ts";

export type Prices = Record<MarketAsset, number>;

/** Sees every price of a run as it comes: after the shock and after every round. The object is used again. */
export interface Visitor {
  readonly start: () => void;
  readonly look: (prices: Readonly<Prices>) => void;
}

/** The extremes that follow a shock (simple returns by asset; followers are added). */
export function outcomesOf(
  input: SimulationInput,
  choices: Pick<MarketChoices, "parameter" | "stepSessions">,
  visitor?: Visitor,
): (shock: Readonly<Record<string, number>>) => Outcome {
  const state = createState(input);
  const places = marketAssets.map((id) => [id, state.system.assetIds.indexOf(id)] as const);
  const pricesNow = (): Prices => Object.fromEntries(places.map(([id, at]) => [id, state.prices[at]!])) as Prices;
  const initial = pricesNow();
  const lowest = { ...initial };
  const highest = { ...initial };
  const ended = { ...initial };
  const outcome: Outcome = { initial, lowest, highest, ended };
  const look = (): void => {
    for (const [id, at] of places) {
      const price = state.prices[at]!;
      ended[id] = price;
      if (price < lowest[id]) lowest[id] = price;
      if (price > highest[id]) highest[id] = price;
    }
    visitor?.look(ended);
  };
  return (shock) => {
    resetState(state);
    visitor?.start();
    Object.assign(lowest, initial);
    Object.assign(highest, initial);
    applyShock(state, withFollowers(shock, choices));
    look();
    runRounds(state, input.rounds, { tolerance: input.tolerance, seen: look });
    for (const later of input.laterShocks) {
      endStep(state);
      applyShock(state, later);
      look();
      runRounds(state, input.rounds, { tolerance: input.tolerance, seen: look });
    }
    return outcome;
  };
}
