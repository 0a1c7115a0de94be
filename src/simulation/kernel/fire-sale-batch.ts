/**
 * The published fire-sale model for many shocks at once: the same system, thousands of scenarios a call. It knows one
 * behaviour (`delever-to-target`) and one impact law (exponential), for which the whole portfolio of an institution is one
 * fraction. The readable engine in `../run.ts` is its oracle.
 */
import { log } from "../../core/math/elementary.ts";
import type { FireSaleSystem } from "./fire-sale-system.ts";
import { createKernel, type Kernel } from "./instance.ts";

/** What a batch asks: shocks as simple returns, scenario by scenario; price drops where a scenario has its own. */
export interface FireSaleScenarios {
  readonly count: number;
  /** count x assets. */
  readonly shocks: Float64Array;
  /** count x assets; without it the drops of the system. */
  readonly priceDrops?: Float64Array;
}

/** Flat results, scenario by scenario. */
export interface FireSaleResults {
  /** count x rounds: institutions that defaulted in the round. */
  readonly defaults: Float64Array;
  /** count x rounds: share of all assets sold so far, by initial value. */
  readonly soldShare: Float64Array;
  /** count x assets: prices after the last round. */
  readonly prices: Float64Array;
}

const lanes = 4;
/** Doubles of an institution before its units, and of an asset; the first of both are the kernel's own. */
const institutionDoubles = 32;
const institutionScratch = 24;
const assetDoubles = 18;
const assetScratch = 16;
/** Room for rounding in what the kernel watches, as `less` of the kernel. */
const more = 1 + 1e-11;
const severityClasses = 256;
/** Blocks in one call: keeps the memory small and near. */
const blocksAtOnce = 64;
const limits = { institutions: 10_000, assets: 200, rounds: 1000, scenarios: 10_000_000 } as const;

export interface FireSaleBatch {
  /** Results of an earlier run of as many scenarios may be given to be written over: many runs then leave no garbage. */
  run(scenarios: FireSaleScenarios, over?: FireSaleResults): FireSaleResults;
}

/** Lays a system out in a kernel of its own. Throws a RangeError beyond the limits or for a system that is not one. */
export function prepareFireSale(system: FireSaleSystem): FireSaleBatch {
  const { assets, institutions, rounds } = system;
  within("institutions", institutions.length, limits.institutions);
  within("assets", assets.length, limits.assets);
  within("rounds", rounds, limits.rounds);
  for (const [n, { holdings }] of institutions.entries())
    if (holdings.length !== assets.length)
      throw new RangeError(`institutions[${n}].holdings: found ${holdings.length}, expected ${assets.length}`);
  return new Batch(system, createKernel());
}

function within(name: string, found: number, most: number): void {
  if (!(Number.isInteger(found) && found >= 1 && found <= most))
    throw new RangeError(`${name}: found ${found}, expected 1 to ${most}`);
}

class Batch implements FireSaleBatch {
  readonly #system: FireSaleSystem;
  readonly #kernel: Kernel;
  /** Positions of the arrays in the kernel's memory, in doubles. */
  readonly #at: {
    books: number;
    markets: number;
    shocked: number;
    ownSlopes: number;
    slopes: number;
    work: number;
    out: number;
  };
  readonly #outStride: number;
  /** Assets in the kernel, an even number; the last may be an asset that nobody holds. */
  readonly #assets: number;
  readonly #size: number;
  readonly #totalValue: number;
  readonly #prices: Float64Array;
  /** Initial value of all units, by asset. */
  readonly #weights: Float64Array;

  constructor(system: FireSaleSystem, kernel: Kernel) {
    this.#system = system;
    this.#kernel = kernel;
    const n = system.institutions.length;
    this.#assets = system.assets.length + (system.assets.length & 1);
    const m = this.#assets;
    this.#outStride = lanes * (2 * system.rounds + m);
    let end = 16;
    const take = (doubles: number): number => {
      const start = end;
      end += doubles + (doubles & 1); // vectors stay on 16 bytes
      return start;
    };
    this.#at = {
      books: take((n + 1) * (institutionDoubles + m)),
      markets: take(m * assetDoubles),
      shocked: take(blocksAtOnce * m * lanes),
      ownSlopes: take(m * lanes),
      slopes: take(blocksAtOnce * m * lanes),
      work: take(16 + Math.ceil(n / 2)),
      out: take(blocksAtOnce * this.#outStride),
    };
    this.#size = end;
    this.#weights = Float64Array.from(system.assets, ({ price }, a) =>
      system.institutions.reduce((sum, { holdings }) => sum + holdings[a]! * price, 0),
    );
    this.#prices = Float64Array.from(system.assets, ({ price }) => price);
    this.#totalValue = this.#layOut();
  }

  run({ count, shocks, priceDrops }: FireSaleScenarios, over?: FireSaleResults): FireSaleResults {
    const { assets, rounds } = this.#system;
    const m = assets.length;
    within("scenarios", count, limits.scenarios);
    expectLength("shocks", shocks, count * m);
    if (priceDrops) expectLength("priceDrops", priceDrops, count * m);
    const results = over ?? {
      defaults: new Float64Array(count * rounds),
      soldShare: new Float64Array(count * rounds),
      prices: new Float64Array(count * m),
    };
    expectLength("defaults", results.defaults, count * rounds);
    expectLength("soldShare", results.soldShare, count * rounds);
    expectLength("prices", results.prices, count * m);
    const order = this.#bySeverity(count, shocks);
    const perCall = blocksAtOnce * lanes;
    for (let first = 0; first < count; first += perCall) {
      const here = order.subarray(first, Math.min(first + perCall, count));
      this.#fill(here, shocks, priceDrops);
      this.#call(Math.ceil(here.length / lanes), priceDrops !== undefined);
      this.#collect(here, results);
    }
    return results;
  }

  /**
   * Scenarios by the loss of their shock, in coarse classes: the four of a block then end after like numbers of rounds. The
   * result of a scenario does not depend on its neighbours.
   */
  #bySeverity(count: number, shocks: Float64Array): Int32Array {
    const { length } = this.#weights;
    const loss = new Float64Array(count);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < count; s++) {
      let sum = 0;
      for (let a = 0; a < length; a++) sum += this.#weights[a]! * shocks[s * length + a]!;
      loss[s] = sum;
      if (!Number.isFinite(sum)) throw new RangeError(`shocks: found ${sum} in scenario ${s}, expected finite numbers`);
      if (sum < least) least = sum;
      if (sum > most) most = sum;
    }
    const scale = most > least ? (severityClasses - 1) / (most - least) : 0;
    const classes = new Uint8Array(count);
    const starts = new Int32Array(severityClasses + 1);
    for (let s = 0; s < count; s++) {
      classes[s] = (loss[s]! - least) * scale;
      starts[classes[s]! + 1]!++;
    }
    for (let c = 0; c < severityClasses; c++) starts[c + 1]! += starts[c]!;
    const order = new Int32Array(count);
    for (let s = 0; s < count; s++) order[starts[classes[s]!]!++] = s;
    return order;
  }

  /** Writes what all scenarios share; returns the initial value of all units. */
  #layOut(): number {
    const { assets, institutions } = this.#system;
    const memory = this.#kernel.doubles(this.#size);
    institutions.forEach((i, n) => {
      const acts = Math.max(i.defaultBelow, i.buffer);
      memory.set(
        [
          ...[
            i.cash,
            i.loans,
            i.otherLiabilities,
            i.otherAssets,
            i.defaultBelow,
            acts,
            more / (1 - acts),
            1 / i.target,
          ],
          ...i.holdings,
        ],
        this.#at.books + n * (institutionDoubles + this.#assets) + institutionScratch,
      );
    });
    let value = 0;
    assets.forEach((asset, a) => {
      const at = this.#at.ownSlopes + a * lanes;
      let units = 0;
      for (const { holdings } of institutions) units += holdings[a]!;
      value += units * asset.price;
      memory.fill(slopeOf(asset.soldShare, asset.priceDrop), at, at + lanes);
      memory.set([units > 0 ? 1 / units : 0, asset.price], this.#at.markets + a * assetDoubles + assetScratch);
    });
    return value;
  }

  /** Prices after the shock, and slopes where they are not the system's, four scenarios beside each other; the last block repeats its last scenario. */
  #fill(scenarios: Int32Array, shocks: Float64Array, drops: Float64Array | undefined): void {
    const { assets } = this.#system;
    const memory = this.#kernel.doubles(this.#size);
    const prices = this.#prices;
    const { shocked, slopes: slopesAt } = this.#at;
    const m = assets.length;
    const count = scenarios.length;
    const filled = Math.ceil(count / lanes) * lanes;
    for (let s = 0; s < filled; s++) {
      const from = scenarios[Math.min(s, count - 1)]! * m;
      const to = (s >> 2) * this.#assets * lanes + (s & 3);
      for (let a = 0; a < m; a++) {
        memory[shocked + to + a * lanes] = prices[a]! * (1 + shocks[from + a]!);
        if (drops) memory[slopesAt + to + a * lanes] = slopeOf(assets[a]!.soldShare, drops[from + a]!);
      }
    }
  }

  #call(blocks: number, hasOwnDrops: boolean): void {
    const { institutions, rounds } = this.#system;
    const at = this.#at;
    this.#kernel.run(
      institutions.length,
      this.#assets,
      rounds,
      blocks,
      at.books * 8,
      at.markets * 8,
      this.#totalValue,
      at.shocked * 8,
      (hasOwnDrops ? at.slopes : at.ownSlopes) * 8,
      hasOwnDrops ? this.#assets * lanes * 8 : 0,
      at.work * 8,
      at.out * 8,
    );
  }

  #collect(scenarios: Int32Array, to: FireSaleResults): void {
    const { assets, rounds } = this.#system;
    const { defaults, soldShare, prices } = to;
    const memory = this.#kernel.doubles(this.#size);
    const m = assets.length;
    for (let s = 0; s < scenarios.length; s++) {
      const from = this.#at.out + (s >> 2) * this.#outStride + (s & 3);
      const scenario = scenarios[s]!;
      let at = from;
      for (let t = scenario * rounds; t < (scenario + 1) * rounds; t++, at += lanes) defaults[t] = memory[at]!;
      for (let t = scenario * rounds; t < (scenario + 1) * rounds; t++, at += lanes) soldShare[t] = memory[at]!;
      for (let a = scenario * m; a < (scenario + 1) * m; a++, at += lanes) prices[a] = memory[at]!;
    }
  }
}

function expectLength(name: string, values: Float64Array, expected: number): void {
  if (values.length !== expected) throw new RangeError(`${name}: found ${values.length} values, expected ${expected}`);
}

/** Fall of the log price per share of all units sold. */
const slopeOf = (soldShare: number, priceDrop: number): number => -log(1 - priceDrop) / soldShare;
