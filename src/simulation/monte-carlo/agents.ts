/** The engine's agents, day by day: exogenous moves go in, moves with forced trades come out. */
import { exp, log } from "../../core/math/elementary.ts";
import type { SimulationInput } from "../input.ts";
import { follows } from "../market-system/assets.ts";
import type { ChannelId } from "../market-system/facts.ts";
import { marketAssets } from "../market-system/facts.ts";
import { applyReturns, createState, endStep, resetState, runRounds } from "../run.ts";
import type { SimulationState } from "../state.ts";
import { type AgentBasis, type AgentDraw, type AgentUse, agentSystem } from "./agent-system.ts";
import { factorAt, factors } from "./factors.ts";

/** Asset of the market system that is each factor, in the order of `factors`. */
const assetOfFactor = ["usdjpy", "nasdaq", "btc", "nikkei", "vix", "jgb-30y"] as const;
const vix = factorAt("vix");
const jgb = factorAt("jgb30");

export class DailyAgents {
  readonly state: SimulationState;
  readonly #input: SimulationInput;
  readonly #places: readonly number[];
  /** Assets that are no factor: they move with one, by a beta. */
  readonly #passive: readonly { readonly place: number; readonly factor: number; readonly beta: number }[];
  /** Log price of the bond for one of the yield. */
  readonly #perYield: number;
  readonly #returns: Float64Array;
  /** Log moves (for the yield: changes) that forced trades caused and that have not been made good yet, by factor. */
  readonly #displacement = new Float64Array(factors.length);
  /** Share of it that is made good a session, as buyers come back and positions are opened anew. */
  readonly #recovery: number;

  constructor(basis: AgentBasis, draw: AgentDraw, without: readonly ChannelId[] = [], use: AgentUse = "episode") {
    this.#input = agentSystem(basis, draw, without, use);
    this.state = createState(this.#input);
    const { assetIds } = this.state.system;
    const { parameters, facts } = basis;
    this.#places = assetOfFactor.map((id) => assetIds.indexOf(id));
    const passive = (id: string, leader: string, beta: string) => ({
      place: assetIds.indexOf(id),
      factor: (assetOfFactor as readonly string[]).indexOf(leader),
      beta: parameters[beta]!,
    });
    this.#passive = [
      ...marketAssets.flatMap((id) => {
        const leader = follows[id];
        return leader && id !== "vix" ? [passive(id, leader.asset, leader.beta)] : [];
      }),
      passive("treasury-share", "btc", "treasury-share-btc-beta"),
    ];
    this.#perYield = -facts.durations.jgb30y;
    this.#returns = new Float64Array(assetIds.length);
    this.#recovery = 1 - exp(-log(2) / parameters["impact-half-life"]!);
  }

  restart(): void {
    resetState(this.state);
    this.#displacement.fill(0);
  }

  /**
   * One day: replaces the exogenous changes of the factors by those after forced trades, in place. False when a market blew
   * up, so that it has no price to go on from: then `changes` means nothing and the path must end.
   */
  day(changes: Float64Array): boolean {
    const { prices, stepStart } = this.state;
    const displacement = this.#displacement;
    for (let i = 0; i < factors.length; i++) {
      const wanted = changes[i]! - this.#recovery * displacement[i]!;
      this.#returns[this.#places[i]!] = exp(i === jgb ? wanted * this.#perYield : wanted) - 1;
    }
    for (const { place, factor, beta } of this.#passive)
      this.#returns[place] = exp(beta * (changes[factor]! - this.#recovery * displacement[factor]!)) - 1;
    applyReturns(this.state, this.#returns);
    runRounds(this.state, this.#input.rounds, { tolerance: this.#input.tolerance });
    for (let i = 0; i < factors.length; i++) {
      const move = log(prices[this.#places[i]!]! / stepStart[this.#places[i]!]!);
      const total = i === jgb ? move / this.#perYield : move;
      if (!Number.isFinite(total)) return false;
      // VIX goes back by its own reversion.
      if (i !== vix) displacement[i]! += total - changes[i]!;
      changes[i] = total;
    }
    endStep(this.state);
    return true;
  }
}
