/**
 * One institution as a behaviour sees it: its own balance sheet, its memory, and what it can do. A thin window on the flat
 * arrays of the state; it owns nothing.
 */
import type { SimulationState } from "../state.ts";

/** Below this price an asset has no market: it is neither sold nor counted as sellable. Only a shock near -100 % gets there. */
export const dustPrice = 1e-9;

export class Institution {
  readonly index: number;
  /** What the behaviour remembers between rounds. Its own; nobody else reads or writes it. */
  readonly memory: Float64Array;
  private readonly state: SimulationState;
  /** First place of its row in the arrays by institution and asset. */
  private readonly row: number;

  constructor(state: SimulationState, index: number, memory: Float64Array) {
    this.state = state;
    this.index = index;
    this.memory = memory;
    this.row = index * state.system.assetCount;
  }

  /** Multiple of the size in the input; the Monte Carlo draws it. Behaviours size what parameters say by it. */
  get size(): number {
    return this.state.sizes[this.index]!;
  }
  get cash(): number {
    return this.state.cash[this.index]!;
  }
  get loans(): number {
    return this.state.loans[this.index]!;
  }
  /** Units held of an asset; negative for a short position. */
  unitsOf(asset: number): number {
    return this.state.holdings[this.row + asset]!;
  }

  /** Value at today's prices of all tradable holdings, short positions negative. */
  get securities(): number {
    const { holdings, prices } = this.state;
    let value = 0;
    for (let a = 0; a < prices.length; a++) value += holdings[this.row + a]! * prices[a]!;
    return value;
  }
  /** Securities + other assets + cash. */
  get assets(): number {
    return this.securities + this.state.otherAssets[this.index]! + this.state.cash[this.index]!;
  }
  /** Equity, given the assets: less loans and other liabilities. */
  equityOf(assets: number): number {
    return assets - this.state.loans[this.index]! - this.state.otherLiabilities[this.index]!;
  }
  get equity(): number {
    return this.equityOf(this.assets);
  }

  /** Puts units on sale, at most what is held and not yet on sale. Returns what was put on sale. */
  sell(asset: number, units: number): number {
    const { orders, prices, holdings } = this.state;
    const at = this.row + asset;
    if (!(units > 0) || !(prices[asset]! > dustPrice)) return 0;
    const free = holdings[at]! - Math.max(0, orders[at]!);
    const sold = Math.min(units, free);
    if (!(sold > 0)) return 0;
    orders[at]! += sold;
    this.state.markOrders(this.index);
    return sold;
  }
  /** Puts on sale what is worth `value` at today's price. Returns the value put on sale. */
  sellValue(asset: number, value: number): number {
    const price = this.state.prices[asset]!;
    return price > dustPrice ? this.sell(asset, value / price) * price : 0;
  }
  /** Orders units; they are paid from cash at the fill, and reduced there if the cash does not suffice. */
  buy(asset: number, units: number): void {
    if (!(units > 0) || !(this.state.prices[asset]! > dustPrice)) return;
    this.state.orders[this.row + asset]! -= units;
    this.state.markOrders(this.index);
  }
  buyValue(asset: number, value: number): void {
    this.buy(asset, value / this.state.prices[asset]!);
  }

  /** Puts the same share of every asset on sale, to raise `value` at today's prices; everything if that is not enough. */
  sellProRata(value: number): void {
    const { holdings, orders, prices } = this.state;
    const all = this.securities;
    if (!(value > 0 && all > 0)) return;
    const share = Math.min(value, all) / all;
    for (let a = 0; a < prices.length; a++) {
      const held = holdings[this.row + a]!;
      if (held > 0 && prices[a]! > dustPrice) orders[this.row + a] = share * held;
    }
    this.state.markOrders(this.index);
  }

  /** Borrows and orders more of every asset held, in the same proportions, for `value` at today's prices. */
  buyProRata(value: number): void {
    const { holdings, prices } = this.state;
    const all = this.securities;
    if (!(value > 0 && all > 0)) return;
    this.borrow(value);
    for (let a = 0; a < prices.length; a++) {
      const held = holdings[this.row + a]!;
      if (held > 0) this.buy(a, (value / all) * held);
    }
  }

  /** Repays the loan out of cash, at most both. Returns what was paid. */
  repay(amount: number): number {
    const paid = Math.max(0, Math.min(amount, this.cash, this.loans));
    this.state.cash[this.index]! -= paid;
    this.state.loans[this.index]! -= paid;
    this.state.outsideCash += paid;
    this.state.outsideLoans -= paid;
    return paid;
  }
  /** Takes a loan from outside. */
  borrow(amount: number): void {
    if (!(amount > 0)) return;
    this.state.cash[this.index]! += amount;
    this.state.loans[this.index]! += amount;
    this.state.outsideCash -= amount;
    this.state.outsideLoans += amount;
  }

  /** True while something of it waits to be cleared. */
  get hasOrders(): boolean {
    return this.state.hasOrders[this.index] === 1;
  }
  /** Reports demand that is usually there and is missing: it moves the price like a sale, though nobody trades. */
  missDemand(asset: number, units: number): void {
    if (!(units > 0)) return;
    this.state.missingDemand[asset]! += units;
    this.state.isPending = true;
  }
  /** Pays cash to the outside, at most what there is. Returns what was paid. */
  pay(amount: number): number {
    const paid = Math.max(0, Math.min(amount, this.cash));
    this.state.transfer(this.index, undefined, paid);
    this.state.inflow[this.index]! -= paid;
    return paid;
  }
  /** Receives cash from the outside. */
  receive(amount: number): void {
    this.state.inflow[this.index]! += amount;
    this.state.transfer(undefined, this.index, amount);
  }
  /** Sets position, cash and loan to new amounts, against the outside and without a trade: no price moves. */
  restate(asset: number, units: number, cash: number, loans: number): void {
    const { state, index } = this;
    state.inflow[index]! +=
      (units - this.unitsOf(asset)) * state.prices[asset]! + cash - state.cash[index]! - (loans - state.loans[index]!);
    state.outsideUnits[asset]! += this.unitsOf(asset) - units;
    state.holdings[this.row + asset] = units;
    state.outsideCash += state.cash[index]! - cash;
    state.cash[index] = cash;
    state.outsideLoans += loans - state.loans[index]!;
    state.loans[index] = loans;
  }
}
