/** Clears all orders of all institutions at once: one price move per asset, everybody fills at the mid of the two prices. */
import { exp, log } from "../../core/math/elementary.ts";
import { dustPrice } from "../institutions/institution.ts";
import type { SimulationState } from "../state.ts";
import { lawKinds } from "./compile.ts";
import { exponentialPrice } from "./exponential.ts";
import { floorPrice } from "./floor.ts";
import { squareRootPrice } from "./square-root.ts";
import { volatilityNow } from "./volatility.ts";

/**
 * Moves prices by the net orders, settles them in cash and units against the outside, and empties the order book. The
 * order of institutions does not matter beyond the rounding of sums.
 */
export function clearMarkets(state: SimulationState): void {
  const { prices, opening, fills, orders, hasOrders, system } = state;
  const { assetCount: width, markets } = system;
  opening.set(prices);
  if (!state.isPending) {
    fills.set(prices);
    return;
  }
  const flow = netFlow(state);
  for (let a = 0; a < width; a++) if (flow[a] !== 0) prices[a] = movedPrice(state, a, flow[a]!);
  if (markets.cross.length > 0 || markets.followers.length > 0) moveOthers(state);
  for (let a = 0; a < width; a++) {
    fills[a] = (opening[a]! + prices[a]!) / 2;
    // Missing demand moves the price, but nobody sold it.
    if (opening[a]! > dustPrice) state.sold[a]! += flow[a]! - state.missingDemand[a]!;
    state.soldInStep[a]! += flow[a]!;
    state.soldMoneyInStep[a]! += flow[a]! * opening[a]!;
  }
  for (let n = 0; n < hasOrders.length; n++) {
    if (hasOrders[n] === 0) continue;
    hasOrders[n] = 0;
    for (let a = 0; a < width; a++) {
      const ordered = orders[n * width + a]!;
      if (ordered === 0) continue;
      orders[n * width + a] = 0;
      settle(state, n, a, ordered);
    }
  }
  state.missingDemand.fill(0);
  state.isPending = false;
}

/** Net units on sale by asset; an asset without a price has no market, its orders are dropped. */
function netFlow(state: SimulationState): Float64Array {
  const { orders, hasOrders, prices, flow } = state;
  const width = state.system.assetCount;
  flow.set(state.missingDemand);
  for (let n = 0; n < hasOrders.length; n++)
    if (hasOrders[n] !== 0) for (let a = 0; a < width; a++) flow[a]! += orders[n * width + a]!;
  for (let a = 0; a < width; a++) if (!(prices[a]! > dustPrice)) flow[a] = 0;
  return flow;
}

function movedPrice(state: SimulationState, a: number, units: number): number {
  const { markets: m } = state.system;
  const price = state.prices[a]!;
  if (m.law[a] === lawKinds.follows) return price;
  if (m.law[a] === lawKinds.squareRoot)
    return squareRootPrice(
      price,
      state.soldMoneyInStep[a]!,
      units * price,
      m.constant[a]!,
      m.dailyVolatility[a]! * stressFactor(state, a),
      m.volume[a]!,
    );
  const pressure = (units * (m.slopeUnits[a]! + m.slopeMoney[a]! * price) * stressFactor(state, a)) / state.depths[a]!;
  return m.law[a] === lawKinds.floor
    ? floorPrice(price, pressure, m.floor[a]!, state.initial[a]!)
    : exponentialPrice(price, pressure);
}

/** How much thinner the market is than at the start: volatility now over volatility then, or part of it. */
function stressFactor(state: SimulationState, a: number): number {
  const weight = state.system.markets.stress[a]!;
  return weight === 0 ? 1 : 1 + weight * (volatilityNow(state, a) / state.system.markets.volatility[a]! - 1);
}

/** Cross impact and assets that follow another: log moves of what traded, passed on. */
function moveOthers(state: SimulationState): void {
  const { prices, opening, logMoves, system } = state;
  const { sources, crossed, cross, followers, leader, beta } = system.markets;
  // Cross impact passes on what was traded in an asset; what follows it follows its whole move.
  for (const a of sources) logMoves[a] = logMove(prices[a]!, opening[a]!);
  for (const { from, to, share } of cross) if (logMoves[from] !== 0) prices[to]! *= exp(share * logMoves[from]!);
  for (const a of crossed) logMoves[a] = logMove(prices[a]!, opening[a]!);
  for (const a of followers) {
    const move = logMoves[leader[a]!]!;
    if (move !== 0) prices[a]! *= exp(beta[a]! * move);
  }
}

const logMove = (now: number, then: number): number => (now === then || !(now > 0) ? 0 : log(now / then));

/** One institution's order in one asset against the outside. Nobody spends cash that they do not have. */
function settle(state: SimulationState, n: number, a: number, ordered: number): void {
  if (!(state.opening[a]! > dustPrice)) return;
  const fill = state.fills[a]!;
  const units = ordered < 0 ? -Math.min(-ordered, Math.max(0, state.cash[n]!) / fill) : ordered;
  state.moveUnits(n, a, units, fill);
  state.onTrade?.(n, a, units, fill);
}
