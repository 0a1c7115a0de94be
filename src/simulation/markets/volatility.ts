/** Volatility as everybody estimates it: exponentially weighted, with this step's move as today's return. */
import { log } from "../../core/math/elementary.ts";
import type { SimulationState } from "../state.ts";

/**
 * Estimate that the step's move makes of the one before: sqrt(w before^2 + (1 - w) x yearly variance within the step). Of a
 * step of n sessions only the whole move R is known; the squares of daily moves that add up to it are expected to sum to
 * R^2 / n + (n - 1) x daily variance (a Brownian bridge). For n = 1 that is R^2.
 */
function ewma(state: SimulationState, a: number): number {
  const { memory, variancePerMove, usualVariance } = state.system.markets;
  const before = state.volatilityStart[a]!;
  const now = state.prices[a]!;
  const then = state.stepStart[a]!;
  const move = now === then || !(now > 0) ? 0 : log(now / then);
  const within = variancePerMove[a]! * move * move + usualVariance[a]! * before * before;
  return Math.sqrt(memory[a]! * before * before + (1 - memory[a]!) * within);
}

/**
 * Estimate inside a step, annualised; 0 for an asset without volatility. A day that is not over cannot calm anybody, so
 * within a step it only rises. Few assets are asked for it, so it is worked out when one is.
 */
export function volatilityNow(state: SimulationState, a: number): number {
  if (state.system.markets.volatility[a] === 0) return 0;
  if (state.prices[a] !== state.volatilityPrices[a]) {
    state.volatilityPrices[a] = state.prices[a]!;
    state.volatility[a] = Math.max(state.volatilityStart[a]!, ewma(state, a));
  }
  return state.volatility[a]!;
}

/** Rolls the estimate at the end of a step: now a quiet day counts too. */
export function rollVolatility(state: SimulationState): void {
  const { volatility } = state.system.markets;
  for (let a = 0; a < volatility.length; a++)
    if (volatility[a] !== 0) {
      state.volatilityStart[a] = ewma(state, a);
      state.volatility[a] = state.volatilityStart[a]!;
      state.volatilityPrices[a] = state.prices[a]!;
    }
}
