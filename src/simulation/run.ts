/**
 * The cascade engine: rounds of decide -> clear -> settle.
 *
 *   const state = createState(input);          // once; input is plain JSON that passed simulationInputSchema
 *   applyShock(state, input.shock);            // opens a step (a day): prices move by simple returns
 *   runRounds(state, input.rounds);            // until nothing is on order, or the limit
 *   endStep(state);                            // volatility, lags and memories roll forward by a day
 *   applyShock(state, tomorrow); ...           // the state persists: the next step starts from these prices and books
 *   resetState(state, sizes);                  // back to the input without allocating, for the next path
 *
 * `run(input)` in result.ts does this for a whole input and reports it. A round is
 *   1. clear: all orders of all institutions together, one price move per asset, everybody fills at the mid;
 *   2. settle: contracts pay (claims, liquidations, insurance, auto-deleveraging);
 *   3. decide: constraints are checked, then every living institution decides from the same frozen snapshot.
 * Orders placed in a round clear at the start of the next, so round 1 clears nothing and orders of the last round are
 * never executed. When nothing waits, no price can move again and the remaining rounds are skipped, exactly.
 */
import { isBelowEquityRatio } from "./constraints/equity-ratio.ts";
import type { SimulationInput } from "./input.ts";
import { dustPrice } from "./institutions/institution.ts";
import { clearMarkets } from "./markets/clear.ts";
import { isNegligible } from "./markets/pressure.ts";
import { rollVolatility } from "./markets/volatility.ts";
import { compileSystem, SimulationState } from "./state.ts";

export { resetState } from "./state.ts";

export const createState = (input: SimulationInput): SimulationState => new SimulationState(compileSystem(input));

/** Opens a step: prices move by the shock, a simple return by asset id. Orders that still wait stay on order. */
export function applyShock(state: SimulationState, shock: Readonly<Record<string, number>>): void {
  openStep(state);
  for (let a = 0; a < state.prices.length; a++) {
    const id = state.system.assetIds[a]!;
    if (Object.hasOwn(shock, id)) state.prices[a]! *= 1 + shock[id]!;
  }
}

/** The same from simple returns by place of the asset, for callers in a loop. */
export function applyReturns(state: SimulationState, simpleReturns: ArrayLike<number>): void {
  openStep(state);
  for (let a = 0; a < state.prices.length; a++) state.prices[a]! *= 1 + simpleReturns[a]!;
}

function openStep(state: SimulationState): void {
  state.step += 1;
  state.round = 0;
  state.stepStart.set(state.prices);
  state.volatilityPrices.fill(Number.NaN);
  state.soldInStep.fill(0);
  state.soldMoneyInStep.fill(0);
  state.newDefaults.length = 0;
  for (const contract of state.system.contracts) contract.startStep?.(state);
}

/** Runs rounds until nothing is on order or `rounds` are done; calls `seen` after each. Returns the rounds it ran. */
export function runRounds(
  state: SimulationState,
  rounds: number,
  options: { readonly tolerance?: number; readonly seen?: (state: SimulationState) => void } = {},
): number {
  const { tolerance = 0, seen } = options;
  for (let r = 1; r <= rounds; r++) {
    runRound(state);
    seen?.(state);
    if (!state.isPending || isNegligible(state, tolerance)) return r;
  }
  return rounds;
}

/** One round: clear, settle, decide. */
export function runRound(state: SimulationState): void {
  state.round += 1;
  state.newDefaults.length = 0;
  clearMarkets(state);
  for (const contract of state.system.contracts) contract.settle(state);
  decide(state);
}

function decide(state: SimulationState): void {
  const { alive, institutions, system } = state;
  const { acting, agents, defaultBelow } = system;
  for (const n of state.newDefaults) sellEverything(state, n);
  for (const n of acting) {
    if (alive[n] === 0) continue;
    const me = institutions[n]!;
    if (defaultBelow[n] !== Number.NEGATIVE_INFINITY) {
      const { assets } = me;
      if (isBelowEquityRatio(me.equityOf(assets), assets, defaultBelow[n]!)) {
        state.setDefault(n);
        sellEverything(state, n);
        continue;
      }
    }
    agents[n]!.decide?.(me, state);
  }
  state.before.set(state.prices);
}

/** A defaulted institution offers all it holds, next round, and pays nothing back. */
function sellEverything(state: SimulationState, n: number): void {
  const { holdings, orders, prices, system } = state;
  for (let a = 0; a < system.assetCount; a++) {
    const at = n * system.assetCount + a;
    if (holdings[at]! > 0 && prices[a]! > dustPrice) {
      orders[at] = holdings[at]!;
      state.markOrders(n);
    }
  }
}

/** Closes a step: volatility estimates and behaviours' memories move on by one step. */
export function endStep(state: SimulationState): void {
  rollVolatility(state);
  for (let n = 0; n < state.system.agents.length; n++)
    if (state.alive[n] === 1) state.system.agents[n]!.endStep?.(state.institutions[n]!, state);
}
