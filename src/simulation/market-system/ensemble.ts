/**
 * Many worlds under one shock: each draws the size of the carry trade from its prior and every parameter of the run from its
 * range, and is then an ordinary market system. World n is the same whatever else is asked for, so a picture can be cut into
 * chunks, and any world can be run on its own. Worlds are built once and only reset when the shock moves.
 */

import { log } from "../../core/math/elementary.ts";
import { fillWords, unitInterval } from "../../core/random/philox.ts";
import { applyShock, createState, endStep, resetState, runRounds } from "../run.ts";
import type { SimulationState } from "../state.ts";
import { type Assumption, type Changes, choicesOf, type ScenarioBasis } from "./answer.ts";
import { buildMarketSystem, marketRounds, withFollowers } from "./build.ts";
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
export function drawWithin({ value, range: [low, high] }: Pick<Assumption, "value" | "range">, u: number): number {
  const [least, most] = [Math.min(low, value), Math.max(high, value)];
  return u < 0.5 ? least + (value - least) * 2 * u : value + (most - value) * (2 * u - 1);
}

/** The assumptions of world `n`. */
export function worldChanges(basis: ScenarioBasis, changes: Changes, seed: number, n: number): Changes {
  const words = new Uint32Array(1 + basis.parameters.length);
  fillWords(words, { seed, path: n, stream });
  const drawn = new Set(drawnParameters(basis, changes).map(({ id }) => id));
  const values = basis.parameters.flatMap((parameter, i) =>
    drawn.has(parameter.id) ? [[parameter.id, drawWithin(parameter, unitInterval(words[i + 1]!))] as const] : [],
  );
  const parameters = { ...changes.parameters, ...Object.fromEntries(values) };
  const { choices } = choicesOf(basis, { ...changes, parameters });
  return { ...changes, parameters, exposureUsd: exposureAt(unitInterval(words[0]!), choices.parameter) };
}

interface World {
  readonly state: SimulationState;
  readonly choices: MarketChoices;
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
  readonly #changes: Changes;
  readonly #seed: number;
  readonly #worlds = new Map<number, World>();

  /** The shock of `changes` does not matter here: it is given to each run. */
  constructor(basis: ScenarioBasis, changes: Changes, seed: number) {
    this.#basis = basis;
    this.#changes = changes;
    this.#seed = seed;
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
    const all = { ...this.#basis.choices.shock, ...shock };
    const extreme = new Float64Array(width);
    for (let k = 0; k < count; k++) {
      const { state, choices } = this.#world(from + k);
      const { prices, initial } = state;
      resetState(state);
      applyShock(state, withFollowers(all, choices));
      extreme.set(state.prices);
      const look = (): void => {
        for (const [l, { at, isBelow, level }] of levels.entries())
          if (isBelow ? prices[at]! <= level : prices[at]! >= level) passed[k * levels.length + l] = 1;
      };
      const keep = (step: number): void => {
        const row = (k * columns + step) * width;
        for (let a = 0; a < width; a++) path[row + a] = prices[a]! / initial[a]!;
      };
      look();
      keep(0);
      let rounds = 0;
      const options = {
        tolerance: ensembleTolerance,
        seen: () => {
          rounds += 1;
          for (let a = 0; a < width; a++) extreme[a] = further(prices[a]!, extreme[a]!, initial[a]!);
          if (rounds <= ensembleRounds) keep(rounds);
          look();
        },
      };
      runRounds(state, marketRounds, options);
      for (const later of choices.laterShocks ?? []) {
        endStep(state);
        applyShock(state, withFollowers(later, choices));
        look();
        runRounds(state, marketRounds, options);
      }
      for (let step = rounds + 1; step < columns; step++) keep(step);
      for (let a = 0; a < width; a++) furthest[k * width + a] = log(extreme[a]! / initial[a]!);
      exposureUsd[k] = choices.exposureUsd;
    }
    return { from, count, furthest, path, exposureUsd, passed };
  }

  #world(n: number): World {
    const known = this.#worlds.get(n);
    if (known) return known;
    const { choices } = choicesOf(this.#basis, worldChanges(this.#basis, this.#changes, this.#seed, n));
    const world = { state: createState(buildMarketSystem(this.#basis.facts, choices)), choices };
    this.#worlds.set(n, world);
    return world;
  }
}

/** The price that lies further from the start, on a logarithmic scale. */
function further(now: number, before: number, initial: number): number {
  const [a, b] = [
    now > initial ? now / initial : initial / now,
    before > initial ? before / initial : initial / before,
  ];
  return a > b ? now : before;
}
