/** Markets made ready for clearing: laws as numbers by place of the asset. */
import { log } from "../../core/math/elementary.ts";
import type { SimulationInput } from "../input.ts";

/** Laws of price impact as small numbers. */
export const lawKinds = { exponential: 0, floor: 1, squareRoot: 2, follows: 3 } as const;

export interface MarketTable {
  readonly law: Uint8Array;
  /** Pressure (flow over depth) of one unit, and of one unit of money, sold. One of the two is zero. */
  readonly slopeUnits: Float64Array;
  readonly slopeMoney: Float64Array;
  readonly floor: Float64Array;
  readonly constant: Float64Array;
  readonly dailyVolatility: Float64Array;
  readonly volume: Float64Array;
  readonly leader: Int32Array;
  readonly beta: Float64Array;
  readonly stress: Float64Array;
  /** Volatility at the start, 0 for none; weight of the variance before the step. */
  readonly volatility: Float64Array;
  readonly memory: Float64Array;
  /** Yearly variance for a squared log move of the step, and share of the usual variance, within a step of n sessions. */
  readonly variancePerMove: Float64Array;
  readonly usualVariance: Float64Array;
  readonly followers: readonly number[];
  /** Assets whose log moves are passed on to others. */
  readonly sources: readonly number[];
  /** Those of them that are moved by others first. */
  readonly crossed: readonly number[];
  readonly cross: readonly { readonly from: number; readonly to: number; readonly share: number }[];
  /** Places and units of what each institution holds at the start. */
  readonly holdings: readonly (readonly (readonly [asset: number, units: number])[])[];
  /**
   * Units that all institutions together hold long at the start, by asset. What behaviours open is included where some
   * market's depth is a share of it.
   */
  readonly totals: Float64Array;
}

export function compileMarkets(input: SimulationInput, assetAt: (id: string) => number): MarketTable {
  const { assets } = input;
  const numbers = () => new Float64Array(assets.length);
  const holdings = input.institutions.map((institution) =>
    Object.entries(institution.holdings).map(([id, units]) => [assetAt(id), units] as const),
  );
  const cross = input.crossImpact.map(({ from, to, share }) => ({ from: assetAt(from), to: assetAt(to), share }));
  const led = assets.flatMap(({ impact }) => (impact.law === "follows" ? [assetAt(impact.asset)] : []));
  const sources = [...new Set([...cross.map(({ from }) => from), ...led])];
  const totals = numbers();
  for (const row of holdings) for (const [asset, units] of row) totals[asset]! += units;
  const table = {
    law: new Uint8Array(assets.length),
    slopeUnits: numbers(),
    slopeMoney: numbers(),
    floor: numbers(),
    constant: numbers(),
    dailyVolatility: numbers(),
    volume: numbers(),
    leader: new Int32Array(assets.length),
    beta: numbers(),
    stress: numbers(),
    volatility: numbers(),
    memory: numbers(),
    variancePerMove: numbers(),
    usualVariance: numbers(),
    followers: assets.flatMap((asset, i) => (asset.impact.law === "follows" ? [i] : [])),
    sources,
    crossed: sources.filter((a) => cross.some(({ to }) => to === a)),
    cross,
    holdings,
    totals,
  };
  for (const [i, { impact, volatility, depthFallsWithStress }] of assets.entries()) {
    if (volatility) {
      const { annual, memory, sessionsPerStep: sessions, sessionsPerYear } = volatility;
      table.stress[i] = depthFallsWithStress;
      table.volatility[i] = annual;
      table.memory[i] = powerOf(memory, sessions);
      table.variancePerMove[i] = sessionsPerYear / (sessions * sessions);
      table.usualVariance[i] = 1 - 1 / sessions;
    }
    if (impact.law === "follows") {
      table.law[i] = lawKinds.follows;
      table.leader[i] = assetAt(impact.asset);
      table.beta[i] = impact.beta;
    } else if (impact.law === "square-root") {
      table.law[i] = lawKinds.squareRoot;
      table.constant[i] = impact.constant;
      table.dailyVolatility[i] = impact.dailyVolatility;
      table.volume[i] = impact.volume;
    } else {
      table.law[i] = impact.law === "floor" ? lawKinds.floor : lawKinds.exponential;
      table.floor[i] = impact.law === "floor" ? impact.floor : 0;
      if (impact.depth !== undefined) table.slopeMoney[i] = 1 / impact.depth;
      else if (impact.depthUnits !== undefined) table.slopeUnits[i] = 1 / impact.depthUnits;
    }
  }
  setTotals(table, input, totals);
  return table;
}

/** Sets how much is held at the start, and with it the slope of markets whose depth is a share of that. */
export function setTotals(table: MarketTable, { assets }: SimulationInput, totals: Float64Array): void {
  table.totals.set(totals);
  for (const [i, { impact }] of assets.entries()) {
    if ((impact.law !== "exponential" && impact.law !== "floor") || impact.soldShare === undefined) continue;
    // A system file in which somebody may trade what nobody holds is refused; else the slope does not matter.
    table.slopeUnits[i] = totals[i]! > 0 ? -log(1 - impact.priceDrop!) / impact.soldShare / totals[i]! : 0;
  }
}

/** base^count for a whole count, by multiplication alone, so that the bits are the same everywhere. */
function powerOf(base: number, count: number): number {
  let power = 1;
  for (let k = 0; k < count; k++) power *= base;
  return power;
}
