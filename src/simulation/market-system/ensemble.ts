/**
 * Many worlds under one shock: each draws the size of the carry trade from its prior and every parameter of the run from its
 * range, and is then an ordinary market system. World n is the same whatever else is asked for, so a picture can be cut into
 * chunks, and any world can be run on its own. Worlds are built once and only reset when the shock moves.
 */
import { log } from "../../core/math/elementary.ts";
import { fillWords, unitInterval } from "../../core/random/philox.ts";
import { applyShock, endStep, runRounds } from "../run.ts";
import { compileSystem, replaceSystem, SimulationState, type System } from "../state.ts";
import { type Assumption, type Changes, choicesOf, type ScenarioBasis } from "./answer.ts";
import {
  type FollowerBetas,
  followerBetas,
  joined,
  type MarketParts,
  marketParts,
  marketRounds,
  partsOf,
  withFollowers,
} from "./build.ts";
import { shockWith } from "./derived.ts";
import { exposureAt } from "./exposure.ts";
import { type MarketAsset, type MarketChoices, marketAssets } from "./facts.ts";

/** Use of the seed that draws assumptions. */
const stream = 2;
/** Coarser than in a single run: what is still on order then would move no price by a thousandth. */
export const ensembleTolerance = 1e-4;
/** Rounds whose prices are kept for the picture; later ones count for the furthest price only. */
export const ensembleRounds = 30;

/** The ends of the exposure's prior are not drawn themselves. */
const priorEnds = new Set(["carry-exposure-low", "carry-exposure-high"]);

/**
 * Parameters that are drawn: those that act in the run. What was read to prepare facts and shocks is in them already, and
 * what the reader has set is held.
 */
export const drawnParameters = (basis: ScenarioBasis, changes: Changes = {}): readonly Assumption[] => {
  const held = new Set([...basis.prepared, ...priorEnds, ...Object.keys(changes.parameters ?? {})]);
  return basis.parameters.filter(({ id }) => !held.has(id));
};

/** Half of the draws lie below the value in use and half above, each half evenly spread to the end of the range. */
export function drawWithin({ value, range }: Pick<Assumption, "value" | "range">, u: number): number {
  const least = Math.min(range[0], value);
  const most = Math.max(range[1], value);
  return u < 0.5 ? least + (value - least) * 2 * u : value + (most - value) * (2 * u - 1);
}

/** By parameter in the order of the basis: the value of those that are held, NaN for those that are drawn. */
function heldValues(basis: ScenarioBasis, changes: Changes): Float64Array {
  const drawn = new Set(drawnParameters(basis, changes).map(({ id }) => id));
  const { parameters } = basis;
  return Float64Array.from(parameters, ({ id, value }) =>
    drawn.has(id) ? Number.NaN : (changes.parameters?.[id] ?? value),
  );
}

/** Draws of world `n` in (0, 1): one for the size of the trade, then one for each parameter of the basis. */
function drawsOf({ parameters }: ScenarioBasis, seed: number, n: number): Float64Array {
  const words = new Uint32Array(1 + parameters.length);
  fillWords(words, { seed, path: n, stream });
  const draws = new Float64Array(words.length);
  for (let i = 0; i < words.length; i++) draws[i] = unitInterval(words[i]!);
  return draws;
}

/** Values of all parameters of a world, in the order of the basis. */
function valuesOf({ parameters }: ScenarioBasis, held: Float64Array, draws: Float64Array): Float64Array {
  const values = new Float64Array(held.length);
  for (let i = 0; i < values.length; i++)
    values[i] = Number.isNaN(held[i]!) ? drawWithin(parameters[i]!, draws[i + 1]!) : held[i]!;
  return values;
}

/** The assumptions of world `n`, as a reader would choose them. */
export function worldChanges(basis: ScenarioBasis, changes: Changes, seed: number, n: number): Changes {
  const draws = drawsOf(basis, seed, n);
  const values = valuesOf(basis, heldValues(basis, changes), draws);
  const parameters = Object.fromEntries(basis.parameters.map(({ id }, i) => [id, values[i]!]));
  return { ...changes, parameters, exposureUsd: exposureAt(draws[0]!, (id) => parameters[id]!) };
}

interface World {
  readonly system: System;
  readonly choices: MarketChoices;
  readonly betas: FollowerBetas;
  readonly draws: Float64Array;
  readonly parts: MarketParts;
}

export interface EnsembleResult {
  readonly from: number;
  readonly count: number;
  /** Log moves to the furthest price after the shock, world x asset (in the order of `marketAssets`). */
  readonly furthest: Float64Array;
  /** Prices over the prices before: world x (shock, round 1, ... `ensembleRounds`) x asset. */
  readonly path: Float64Array;
  readonly exposureUsd: Float64Array;
  /** 1 where a level was passed: world x level (in the order of the basis). */
  readonly passed: Uint8Array;
}

export class Ensemble {
  readonly #basis: ScenarioBasis;
  readonly #seed: number;
  readonly #worlds = new Map<number, World>();
  readonly #held: Float64Array;
  readonly #places: ReadonlyMap<string, number>;
  readonly #choices: MarketChoices;
  /** One for all worlds: their arrays would be most of the memory. */
  #state: SimulationState | undefined;

  readonly #likeness: string;
  /** Worlds that differ in parameters alone, and the parts that the difference does not touch: those here take them over. */
  readonly #before: Map<number, World>;
  readonly #untouched: readonly (keyof MarketParts)[];
  /** Places of the parameters that each part has read, in any world. */
  readonly #reads: Readonly<Record<keyof MarketParts, Set<number>>>;

  /** The shock of `changes` does not matter here: it is given to each run. `before` is used up and not to be run again. */
  constructor(basis: ScenarioBasis, changes: Changes, seed: number, before?: Ensemble) {
    this.#likeness = likenessOf(basis, changes, seed);
    const isLike = before !== undefined && before.#likeness === this.#likeness;
    this.#before = isLike ? before.#worlds : new Map();
    this.#reads = isLike
      ? before.#reads
      : (Object.fromEntries(marketParts.map((part) => [part, new Set()])) as Record<keyof MarketParts, Set<number>>);
    this.#basis = basis;
    this.#seed = seed;
    this.#held = heldValues(basis, changes);
    const differing = [...this.#held.keys()].filter(
      (place) => !before || !Object.is(this.#held[place], before.#held[place]),
    );
    this.#untouched = marketParts.filter((part) => !differing.some((place) => this.#reads[part].has(place)));
    this.#places = new Map(basis.parameters.map(({ id }, i) => [id, i]));
    this.#choices = choicesOf(basis, changes).choices;
  }

  /** Runs worlds `from` to `from + count - 1` under shocks in place of the scenario's own, simple returns by asset. */
  run(from: number, count: number, shock: Readonly<Record<string, number>>): EnsembleResult {
    const width = marketAssets.length;
    const columns = ensembleRounds + 1;
    const furthest = new Float64Array(count * width);
    const path = new Float64Array(count * columns * width);
    const exposureUsd = new Float64Array(count);
    const levels = this.#basis.choices.levels.map(({ asset, side, level }) => ({
      ...{ at: marketAssets.indexOf(asset as MarketAsset), isBelow: side === "below", level },
    }));
    const passed = new Uint8Array(count * levels.length);
    const { shock: own, derived = [] } = this.#basis.choices;
    const extreme = new Float64Array(width);
    const distance = new Float64Array(width);
    for (let k = 0; k < count; k++) {
      const { system, choices, betas } = this.#world(from + k);
      const state = this.#stateOf(system);
      const { prices, initial } = state;
      applyShock(state, withFollowers(shockWith(own, shock, derived, choices.parameter), choices, betas));
      const look = (): void => {
        for (let l = 0; l < levels.length; l++) {
          const { at, isBelow, level } = levels[l]!;
          if (isBelow ? prices[at]! <= level : prices[at]! >= level) passed[k * levels.length + l] = 1;
        }
      };
      const keep = (step: number): void => {
        const row = (k * columns + step) * width;
        for (let a = 0; a < width; a++) path[row + a] = prices[a]! / initial[a]!;
      };
      look();
      keep(0);
      extreme.set(prices);
      for (let a = 0; a < width; a++) distance[a] = apart(prices[a]!, initial[a]!);
      let rounds = 0;
      const options = {
        tolerance: ensembleTolerance,
        seen: () => {
          rounds += 1;
          for (let a = 0; a < width; a++) {
            const now = apart(prices[a]!, initial[a]!);
            if (!(now > distance[a]!)) continue;
            distance[a] = now;
            extreme[a] = prices[a]!;
          }
          if (rounds <= ensembleRounds) keep(rounds);
          look();
        },
      };
      runRounds(state, marketRounds, options);
      for (const later of choices.laterShocks ?? []) {
        endStep(state);
        applyShock(state, withFollowers(later, choices, betas));
        look();
        runRounds(state, marketRounds, options);
      }
      // What is kept last is held to the end: nothing moves any more.
      const [first, row] = [k * columns * width, (k * columns + Math.min(rounds, ensembleRounds)) * width];
      for (let to = row + width; to < first + columns * width; to += width) path.copyWithin(to, row, row + width);
      for (let a = 0; a < width; a++) furthest[k * width + a] = log(extreme[a]! / initial[a]!);
      exposureUsd[k] = choices.exposureUsd;
    }
    return { from, count, furthest, path, exposureUsd, passed };
  }

  #stateOf(system: System): SimulationState {
    if (this.#state) replaceSystem(this.#state, system);
    else this.#state = new SimulationState(system);
    return this.#state;
  }

  #world(n: number): World {
    const known = this.#worlds.get(n);
    if (known) return known;
    const before = this.#before.get(n);
    this.#before.delete(n);
    const draws = before?.draws ?? drawsOf(this.#basis, this.#seed, n);
    const values = valuesOf(this.#basis, this.#held, draws);
    let reads: Set<number> | undefined;
    const parameter = (id: string): number => {
      const place = this.#places.get(id);
      if (place === undefined) throw new Error(`bug: parameter ${id} is not in the basis`);
      reads?.add(place);
      return values[place]!;
    };
    const exposureUsd = exposureAt(draws[0]!, parameter);
    const choices = { ...this.#choices, exposureUsd, parameter };
    const kept: Partial<Record<keyof MarketParts, unknown>> = {};
    if (before?.choices.exposureUsd === exposureUsd)
      for (const part of this.#untouched) kept[part] = before.parts[part];
    const parts = partsOf(this.#basis.facts, choices, kept as Partial<MarketParts>, (part) => {
      reads = this.#reads[part];
    });
    reads = undefined;
    const system = compileSystem(joined(parts, choices), before?.system);
    const world = { system, choices, betas: followerBetas(choices), draws, parts };
    this.#worlds.set(n, world);
    return world;
  }
}

/** What must be the same for worlds to differ in parameters alone. */
const likenessOf = (
  basis: ScenarioBasis,
  { parameters: _, shock: _shock, ...changes }: Changes,
  seed: number,
): string => JSON.stringify([basis, changes, seed]);

/** How far two prices are from each other: the greater over the smaller. */
const apart = (a: number, b: number): number => (a > b ? a / b : b / a);
