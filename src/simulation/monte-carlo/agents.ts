/** The engine's agents, day by day: exogenous moves go in, moves with forced trades come out. */
import { exp, log } from "../../core/math/elementary.ts";
import type { SimulationInput } from "../input.ts";
import { applyReturns, createState, endStep, resetState, runRounds } from "../run.ts";
import type { SimulationState } from "../state.ts";
import { factorAt, factors } from "./factors.ts";

const vix = factorAt("vix");
const nasdaq = factorAt("nasdaq");
const ln2 = log(2);

export class DailyAgents {
  readonly state: SimulationState;
  readonly #input: SimulationInput;
  /** Place of each factor's asset; -1 for none. */
  readonly #places: readonly number[];
  readonly #returns: Float64Array;
  readonly #vixPerNasdaq: number;
  /** Log moves that forced trades caused and that have not been made good yet, by factor. */
  readonly #displacement = new Float64Array(factors.length);
  /** Share of it that is made good a session, as buyers come back and positions are opened anew. */
  readonly #recovery: number;

  /** `halfLifeSessions`: after so many sessions half of a forced move is made good. */
  constructor(input: SimulationInput, vixPerNasdaq: number, halfLifeSessions: number) {
    this.#input = input;
    this.state = createState(input);
    this.#places = factors.map(({ id }) => this.state.system.assetIds.indexOf(id));
    this.#returns = new Float64Array(this.state.system.assetIds.length);
    this.#vixPerNasdaq = vixPerNasdaq;
    this.#recovery = 1 - exp(-ln2 / halfLifeSessions);
  }

  restart(): void {
    resetState(this.state);
    this.#displacement.fill(0);
  }

  /** One day: replaces the exogenous changes of the factors by those after forced trades, in place. */
  day(changes: Float64Array): void {
    const { prices, stepStart } = this.state;
    const displacement = this.#displacement;
    const exogenousNasdaq = changes[nasdaq]!;
    for (let i = 0; i < factors.length; i++) {
      if (this.#places[i]! < 0) continue;
      this.#returns[this.#places[i]!] = exp(changes[i]! - this.#recovery * displacement[i]!) - 1;
    }
    applyReturns(this.state, this.#returns);
    runRounds(this.state, this.#input.rounds, { tolerance: this.#input.tolerance });
    for (let i = 0; i < factors.length; i++) {
      const at = this.#places[i]!;
      if (at < 0) continue;
      const total = log(prices[at]! / stepStart[at]!);
      displacement[i]! += total - changes[i]!;
      changes[i] = total;
    }
    // Nobody trades VIX here: it answers a forced fall as it answers any other.
    if (this.#places[vix]! < 0) changes[vix]! += this.#vixPerNasdaq * (changes[nasdaq]! - exogenousNasdaq);
    endStep(this.state);
  }
}
