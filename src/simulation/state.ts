/**
 * The system and its state. A `System` is the input made ready: ids became places, laws became slopes; it never changes.
 * A `SimulationState` is everything that does, in flat arrays by asset, by institution, or by both (institution x assets +
 * asset), so that a state is cheap to reset and quick to walk through.
 */
import { assert } from "../core/assert.ts";
import { exp } from "../core/math/elementary.ts";
import { isSameJson } from "../core/same-json.ts";
import { behaviours } from "./behaviours/index.ts";
import { type Contract, compileContract, type Places } from "./contracts/index.ts";
import type { Agent, Setup } from "./define.ts";
import type { SimulationInput } from "./input.ts";
import { Institution } from "./institutions/institution.ts";
import { compileMarkets, type MarketTable, setTotals } from "./markets/compile.ts";
import type { Market } from "./markets/market.ts";
import { volatilityNow } from "./markets/volatility.ts";

export interface System {
  readonly input: SimulationInput;
  readonly assetCount: number;
  readonly institutionCount: number;
  readonly places: Setup & Places;
  readonly assetIds: readonly string[];
  readonly institutionIds: readonly string[];
  readonly markets: MarketTable;
  readonly agents: readonly Agent[];
  /** Places of institutions that can do anything in a round: they decide, or may default. */
  readonly acting: readonly number[];
  readonly defaultBelow: Float64Array;
  readonly contracts: readonly Contract[];
}

/** Something that happened beside trades: a liquidation, a payment out of the insurance fund, a claim that was paid. */
export interface SimulationEvent {
  readonly kind: string;
  readonly institution: string;
  readonly asset?: string;
  readonly money: number;
}

/**
 * Resolves ids and prepares behaviours, markets and contracts. The input has passed `simulationInputSchema`. Whatever reads
 * the same in the input of `before` is taken over from there: of a thousand worlds in which one assumption changes, that
 * saves most of the work.
 */
export function compileSystem(input: SimulationInput, before?: System): System {
  const known = before && hasSamePlaces(before.input, input) ? before : undefined;
  const old = known?.input;
  const places = known?.places ?? placesIn(input);
  const { assetAt } = places;
  const agents = input.institutions.map(({ behaviour }, n) => {
    if (isSameJson(behaviour, old?.institutions[n]?.behaviour)) return known!.agents[n]!;
    const definition = behaviours.find((b) => b.id === behaviour.id);
    assert(definition, `behaviour ${behaviour.id} is not listed in behaviours/index.ts`);
    return definition.prepare(behaviour, places);
  });
  const isSized = input.assets.some(({ impact }) => "soldShare" in impact && impact.soldShare !== undefined);
  const isSameMarket =
    !isSized &&
    isSameJson(input.assets, old?.assets) &&
    isSameJson(input.crossImpact, old?.crossImpact) &&
    input.institutions.every(({ holdings }, n) => isSameJson(holdings, old?.institutions[n]?.holdings));
  const system: System = {
    input,
    assetCount: input.assets.length,
    institutionCount: input.institutions.length,
    places,
    assetIds: known?.assetIds ?? input.assets.map((asset) => asset.id),
    institutionIds: known?.institutionIds ?? input.institutions.map((institution) => institution.id),
    markets: isSameMarket ? known!.markets : compileMarkets(input, assetAt),
    agents,
    acting: [...agents.keys()].filter((n) => agents[n]!.decide || input.institutions[n]!.defaultBelow !== undefined),
    defaultBelow: new Float64Array(input.institutions.map((i) => i.defaultBelow ?? Number.NEGATIVE_INFINITY)),
    contracts: input.contracts.map((contract, i) =>
      isSameJson(contract, old?.contracts[i]) ? known!.contracts[i]! : compileContract(contract, places),
    ),
  };
  if (isSized && agents.some(({ open }) => open))
    setTotals(system.markets, input, heldLong(new SimulationState(system)));
  return system;
}

function placesIn({ assets, institutions }: SimulationInput): Setup & Places {
  const finder = (what: string, rows: readonly { readonly id: string }[]) => {
    const places = new Map(rows.map(({ id }, i) => [id, i]));
    return (id: string): number => {
      const at = places.get(id);
      assert(at !== undefined, `${what} ${JSON.stringify(id)} is not in the input`);
      return at;
    };
  };
  return {
    assetAt: finder("asset", assets),
    institutionAt: finder("institution", institutions),
    initialPrices: Float64Array.from(assets, ({ price }) => price),
  };
}

/** Whether places and first prices, which prepared parts remember, are the same. */
const hasSamePlaces = (a: SimulationInput, b: SimulationInput): boolean =>
  (a.assets === b.assets ||
    (a.assets.length === b.assets.length &&
      a.assets.every(({ id, price }, i) => id === b.assets[i]!.id && price === b.assets[i]!.price))) &&
  a.institutions.length === b.institutions.length &&
  a.institutions.every((one, n) => one === b.institutions[n] || one.id === b.institutions[n]!.id);

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((id, i) => id === b[i]));

/** Units held long by all institutions together, by asset. */
function heldLong({ system: { assetCount }, holdings }: SimulationState): Float64Array {
  const totals = new Float64Array(assetCount);
  for (const [at, units] of holdings.entries()) if (units > 0) totals[at % assetCount]! += units;
  return totals;
}

export class SimulationState implements Market {
  /** Changed by `replaceSystem` alone. */
  system: System;
  readonly prices: Float64Array;
  readonly before: Float64Array;
  readonly stepStart: Float64Array;
  readonly initial: Float64Array;
  /** Volatility estimate at the start of the step, annualised. */
  readonly volatilityStart: Float64Array;
  /** Prices just before the last clearing, and those at which it was done: the mid of before and after. */
  readonly opening: Float64Array;
  readonly fills: Float64Array;
  /** Units sold net since the step began, and their money at the price of their round. */
  readonly soldInStep: Float64Array;
  readonly soldMoneyInStep: Float64Array;
  /** Units sold net since the run began. */
  readonly sold: Float64Array;

  readonly cash: Float64Array;
  readonly loans: Float64Array;
  readonly otherAssets: Float64Array;
  readonly otherLiabilities: Float64Array;
  /** Money that came from outside without a trade or a promise: a refill, a margin that was posted. No gain. */
  readonly inflow: Float64Array;
  readonly alive: Uint8Array;
  readonly sizes: Float64Array;
  /** Multiple of each market's depth in the input. */
  readonly depths: Float64Array;
  readonly holdings: Float64Array;
  /** Units on order, positive for sale; cleared together at the start of the next round. */
  readonly orders: Float64Array;
  readonly hasOrders: Uint8Array;
  /** Sales that move the price though nobody trades: demand that is usually there and is missing. Units by asset. */
  readonly missingDemand: Float64Array;
  readonly institutions: readonly Institution[];

  /** Everybody else: buys what is sold, lends what is owed. Institutions and outside together conserve cash and units. */
  outsideCash = 0;
  outsideLoans = 0;
  readonly outsideUnits: Float64Array;

  step = -1;
  round = 0;
  /** True while anything waits to be cleared. */
  isPending = false;
  /** Institutions that defaulted in the current round, by place. */
  readonly newDefaults: number[] = [];
  /** Units on sale by asset, and log moves that are passed on: of use within one sum or clearing only. */
  readonly flow: Float64Array;
  readonly logMoves: Float64Array;
  /** Volatility that was last asked for, and the prices for which it was worked out. */
  readonly volatility: Float64Array;
  readonly volatilityPrices: Float64Array;
  /** Set to collect events and trades; left out, nothing is allocated for them. */
  events: SimulationEvent[] | undefined;
  onTrade: ((institution: number, asset: number, units: number, fill: number) => void) | undefined;

  constructor(system: System) {
    const { assetCount: a, institutionCount: n } = system;
    this.system = system;
    this.prices = new Float64Array(a);
    this.before = new Float64Array(a);
    this.stepStart = new Float64Array(a);
    this.initial = Float64Array.from(system.input.assets, (asset) => asset.price);
    this.volatility = new Float64Array(a);
    this.volatilityStart = new Float64Array(a);
    this.opening = new Float64Array(a);
    this.fills = new Float64Array(a);
    this.soldInStep = new Float64Array(a);
    this.soldMoneyInStep = new Float64Array(a);
    this.sold = new Float64Array(a);
    this.cash = new Float64Array(n);
    this.loans = new Float64Array(n);
    this.otherAssets = new Float64Array(n);
    this.otherLiabilities = new Float64Array(n);
    this.inflow = new Float64Array(n);
    this.alive = new Uint8Array(n);
    this.sizes = new Float64Array(n).fill(1);
    this.depths = new Float64Array(a).fill(1);
    this.holdings = new Float64Array(n * a);
    this.orders = new Float64Array(n * a);
    this.hasOrders = new Uint8Array(n);
    this.missingDemand = new Float64Array(a);
    this.outsideUnits = new Float64Array(a);
    this.flow = new Float64Array(a);
    this.logMoves = new Float64Array(a);
    this.volatilityPrices = new Float64Array(a);
    this.institutions = system.agents.map(
      (agent, i) => new Institution(this, i, new Float64Array(agent.remembers ?? 0)),
    );
    resetState(this);
  }

  markOrders(institution: number): void {
    this.hasOrders[institution] = 1;
    this.isPending = true;
  }

  /** Marks a default: the institution never acts again; all it holds is put on sale when institutions decide. */
  setDefault(institution: number): void {
    if (this.alive[institution] === 0) return;
    this.alive[institution] = 0;
    this.newDefaults.push(institution);
  }

  volatilityOf(asset: number): number {
    return volatilityNow(this, asset);
  }

  /** Moves cash between two institutions, or one and the outside (undefined). */
  transfer(from: number | undefined, to: number | undefined, amount: number): void {
    if (from === undefined) this.outsideCash -= amount;
    else this.cash[from]! -= amount;
    if (to === undefined) this.outsideCash += amount;
    else this.cash[to]! += amount;
  }

  /** One institution sells units to the outside at a price (negative: buys), without the market. */
  moveUnits(institution: number, asset: number, units: number, price: number): void {
    this.transfer(undefined, institution, units * price);
    this.holdings[institution * this.system.assetCount + asset]! -= units;
    this.outsideUnits[asset]! += units;
  }

  /** Moves a price for a reason other than trades. */
  reprice(asset: number, logMove: number): void {
    this.prices[asset]! *= exp(logMove);
  }

  note(kind: string, institution: string, asset: string | undefined, money: number): void {
    this.events?.push(asset === undefined ? { kind, institution, money } : { kind, institution, asset, money });
  }
}

/**
 * Puts another system with the same assets and institutions under a state, at its start: many worlds share one set of
 * arrays this way.
 */
export function replaceSystem(state: SimulationState, system: System): void {
  const { assetIds, institutionIds } = state.system;
  assert(
    isSameList(system.assetIds, assetIds) &&
      isSameList(system.institutionIds, institutionIds) &&
      system.agents.every((agent, n) => (agent.remembers ?? 0) === state.institutions[n]!.memory.length),
    "a system of another shape",
  );
  state.system = system;
  const { assets } = system.input;
  for (let a = 0; a < assets.length; a++) state.initial[a] = assets[a]!.price;
  resetState(state);
}

/**
 * Back to the input. `sizes` multiplies institutions by place (a Monte Carlo draws the size of the carry trade this way):
 * balance sheets and what behaviours open scale with it. `depths` multiplies the depth of markets by place.
 */
export function resetState(state: SimulationState, sizes?: Float64Array, depths?: Float64Array): void {
  const { system } = state;
  const { institutions } = system.input;
  state.volatilityStart.set(system.markets.volatility);
  if (depths) state.depths.set(depths);
  else state.depths.fill(1);
  for (const list of [state.prices, state.before, state.stepStart, state.opening]) list.set(state.initial);
  for (const list of [state.soldInStep, state.soldMoneyInStep, state.sold, state.missingDemand, state.outsideUnits])
    list.fill(0);
  state.fills.set(state.initial);
  state.holdings.fill(0);
  state.orders.fill(0);
  state.hasOrders.fill(0);
  state.alive.fill(1);
  state.outsideCash = 0;
  state.outsideLoans = 0;
  state.step = -1;
  state.round = 0;
  state.isPending = false;
  state.newDefaults.length = 0;
  if (state.events) state.events = [];
  state.volatilityPrices.fill(Number.NaN);
  for (let i = 0; i < institutions.length; i++) {
    const institution = institutions[i]!;
    const size = sizes?.[i] ?? 1;
    state.sizes[i] = size;
    state.cash[i] = institution.cash * size;
    state.loans[i] = institution.loans * size;
    state.outsideLoans += institution.loans * size;
    state.otherAssets[i] = institution.otherAssets * size;
    state.otherLiabilities[i] = institution.otherLiabilities * size;
    const me = state.institutions[i]!;
    me.memory.fill(0);
    for (const [asset, units] of system.markets.holdings[i]!)
      state.holdings[i * system.assetCount + asset] = units * size;
    system.agents[i]!.open?.(me, state);
  }
  state.inflow.fill(0);
}
