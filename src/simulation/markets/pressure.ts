import type { SimulationState } from "../state.ts";

/**
 * Whether all that waits to be cleared is below `tolerance` of every market's depth, purchases and sales counted each. A
 * tolerance of 0 never is: then only an empty book ends the rounds.
 */
export function isNegligible(state: SimulationState, tolerance: number): boolean {
  if (tolerance === 0) return false;
  const { orders, hasOrders, prices, missingDemand, flow: gross, system } = state;
  const { assetCount: width, markets } = system;
  for (let a = 0; a < width; a++) gross[a] = Math.abs(missingDemand[a]!);
  for (let n = 0; n < hasOrders.length; n++)
    if (hasOrders[n] !== 0) for (let a = 0; a < width; a++) gross[a]! += Math.abs(orders[n * width + a]!);
  for (let a = 0; a < width; a++) {
    const units = gross[a]!;
    if (units === 0) continue;
    const money = units * prices[a]!;
    const size =
      markets.volume[a]! > 0
        ? money / markets.volume[a]!
        : units * markets.slopeUnits[a]! + money * markets.slopeMoney[a]!;
    if (size >= tolerance) return false;
  }
  return true;
}
