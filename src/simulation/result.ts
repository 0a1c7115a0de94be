/** Runs a whole input and reports it as plain JSON: prices by round, who sold what, losses, defaults, levels hit. */
import type { SimulationInput } from "./input.ts";
import { applyShock, createState, endStep, runRounds } from "./run.ts";
import type { SimulationEvent, SimulationState } from "./state.ts";

export interface Trade {
  readonly institution: string;
  readonly asset: string;
  /** Positive: sold. */
  readonly units: number;
  readonly money: number;
}

export interface RoundRecord {
  readonly step: number;
  readonly round: number;
  /** After the clearing of this round. */
  readonly prices: Readonly<Record<string, number>>;
  /** Institutions that defaulted in this round. */
  readonly defaults: readonly string[];
  /** Sold net until now over all that was held long at the start, what behaviours opened included, at initial prices. */
  readonly soldShare: number;
  readonly trades: readonly Trade[];
  readonly events: readonly SimulationEvent[];
}

export interface SimulationResult {
  /** Prices of the input, and after the first shock: what is exogenous. */
  readonly initialPrices: Readonly<Record<string, number>>;
  readonly shockedPrices: Readonly<Record<string, number>>;
  readonly rounds: readonly RoundRecord[];
  readonly prices: Readonly<Record<string, number>>;
  /** Lowest price of each asset after any round or shock. */
  readonly troughs: Readonly<Record<string, number>>;
  readonly soldShare: number;
  /** The same without purchases taken off: equal to `soldShare` where nobody buys. */
  readonly grossSoldShare: number;
  /** Defaulted institutions over all, 0 when below 0.05 (Farmer et al. 2020). */
  readonly extentOfSystemicEvent: number;
  readonly defaults: readonly string[];
  /**
   * Equity at the end less equity at the start, by institution; negative is a loss. Promises count as equity of the payee,
   * and money that comes from outside without a trade (a refill, margin that is posted anew) is no gain.
   */
  readonly equityChange: Readonly<Record<string, number>>;
  readonly levelsHit: readonly {
    readonly id: string;
    readonly step: number;
    readonly round: number;
    readonly price: number;
  }[];
  /** True when the last step ended because nothing was on order any more, not because of the limit. */
  readonly isQuiet: boolean;
}

/** A systemic event that reaches fewer institutions than this share is reported as none. */
const extentFloor = 0.05;
/** Defaulted institutions over all, 0 below the floor. */
export function systemicExtent(defaults: number, institutions: number): number {
  const extent = defaults / institutions;
  return extent < extentFloor ? 0 : extent;
}

export function run(input: SimulationInput): SimulationResult {
  const state = createState(input);
  return runState(state, input);
}

/** Runs the input's shocks on a state that is at its start. */
export function runState(state: SimulationState, input: SimulationInput): SimulationResult {
  const { institutions } = state;
  const startEquity = institutions.map((me) => me.equity);
  const rounds: RoundRecord[] = [];
  const defaults: string[] = [];
  const troughs = Float64Array.from(state.prices);
  const hits = new Map<string, SimulationResult["levelsHit"][number]>();
  const look = (): void => {
    for (let a = 0; a < troughs.length; a++) if (state.prices[a]! < troughs[a]!) troughs[a] = state.prices[a]!;
    for (const level of input.levels) {
      const price = state.prices[state.system.assetIds.indexOf(level.asset)]!;
      const isHit = level.side === "below" ? price <= level.level : price >= level.level;
      if (isHit && !hits.has(level.id))
        hits.set(level.id, { id: level.id, step: state.step, round: state.round, price });
    }
  };
  let trades: Trade[] = [];
  state.events = [];
  const gross = new Float64Array(state.prices.length);
  let isBought = false;
  state.onTrade = (institution, asset, units, fill) => {
    gross[asset]! += Math.max(0, units);
    isBought ||= units < 0;
    trades.push({
      institution: state.system.institutionIds[institution]!,
      asset: state.system.assetIds[asset]!,
      units,
      money: units * fill,
    });
  };
  let shockedPrices = byAsset(state, state.prices);
  let isQuiet = true;
  for (const [step, shock] of [input.shock, ...input.laterShocks].entries()) {
    if (step > 0) endStep(state);
    applyShock(state, shock);
    if (step === 0) shockedPrices = byAsset(state, state.prices);
    look();
    runRounds(state, input.rounds, {
      tolerance: input.tolerance,
      seen: () => {
        const fallen = state.newDefaults.map((n) => state.system.institutionIds[n]!);
        defaults.push(...fallen);
        rounds.push({
          step,
          round: state.round,
          prices: byAsset(state, state.prices),
          defaults: fallen,
          soldShare: soldShare(state),
          trades,
          events: state.events ?? [],
        });
        trades = [];
        state.events = [];
        look();
      },
    });
    isQuiet = state.round < input.rounds || !state.isPending;
  }
  state.onTrade = undefined;
  state.events = undefined;
  return {
    initialPrices: byAsset(state, state.initial),
    shockedPrices,
    rounds,
    prices: byAsset(state, state.prices),
    troughs: byAsset(state, troughs),
    soldShare: soldShare(state),
    grossSoldShare: isBought ? shareOf(state, gross) : soldShare(state),
    extentOfSystemicEvent: systemicExtent(defaults.length, institutions.length),
    defaults,
    equityChange: Object.fromEntries(
      institutions.map((me, n) => [state.system.institutionIds[n]!, me.equity - startEquity[n]! - state.inflow[n]!]),
    ),
    levelsHit: [...hits.values()],
    isQuiet,
  };
}

function byAsset(state: SimulationState, values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(state.system.assetIds.map((id, a) => [id, values[a]!]));
}

/** Units sold net so far over units held at the start, each at initial prices; 0 when nothing was held. */
export const soldShare = (state: SimulationState): number => shareOf(state, state.sold);

function shareOf(state: SimulationState, units: ArrayLike<number>): number {
  const { totals } = state.system.markets;
  let sold = 0;
  let all = 0;
  for (let a = 0; a < totals.length; a++) {
    sold += units[a]! * state.initial[a]!;
    all += totals[a]! * state.initial[a]!;
  }
  return all > 0 ? sold / all : 0;
}
