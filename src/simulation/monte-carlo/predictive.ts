/** What the model says of the next few sessions: prices, and what was sold by whom. For tests against what happened. */

import type { ChannelId } from "../market-system/facts.ts";
import { DailyAgents } from "./agents.ts";
import { factorAt, factors } from "./factors.ts";
import type { AgentInput, MonteCarloInput } from "./input.ts";
import { moveLevels } from "./path.ts";
import { drawOf, ShockGenerator, tercileOf } from "./shocks.ts";

/** One path after `sessions`: simple returns, the level of VIX, and money in USD bn. */
export interface Prediction {
  readonly usdjpy: number;
  readonly nasdaq: number;
  readonly nikkei: number;
  readonly btc: number;
  readonly vix: number;
  /** Redeemed from spot bitcoin funds; positive is an outflow. */
  readonly fundOutflow: number;
  /** Perpetual positions closed by the venues, both sides. */
  readonly liquidations: number;
  readonly carryClosed: number;
}

/** Predictions of paths 0 to `paths` - 1 over `sessions`; channels in `without` do not act. */
export function predict(
  input: MonteCarloInput & { readonly agents: AgentInput },
  paths: number,
  sessions: number,
  without: readonly ChannelId[] = [],
): Prediction[] {
  const shocks = new ShockGenerator(input);
  const known = new Map<string, ReturnType<typeof observedAgents>>();
  const total = new Float64Array(factors.length);
  const levels = new Float64Array(factors.length);
  return Array.from({ length: paths }, (_, path) => {
    const tercile = tercileOf(path);
    const draws = input.agents.draws[tercile]!;
    const draw = drawOf(input.seed, path, draws.length);
    const key = `${tercile} ${draw}`;
    const observed = known.get(key) ?? observedAgents(input, tercile, draw, without);
    known.set(key, observed);
    observed.restart();
    shocks.restart(path);
    levels.set(input.levels);
    for (let session = 0; session < sessions; session++) {
      shocks.next();
      total.set(shocks.changes);
      if (!observed.agents.day(total)) throw new RangeError(`path ${path}: a market blew up`);
      moveLevels(levels, total, input);
    }
    const change = (id: "usdjpy" | "nasdaq" | "nikkei" | "btc"): number =>
      levels[factorAt(id)]! / input.levels[factorAt(id)]! - 1;
    return {
      usdjpy: change("usdjpy"),
      nasdaq: change("nasdaq"),
      nikkei: change("nikkei"),
      btc: change("btc"),
      vix: levels[factorAt("vix")]!,
      ...observed.money,
    };
  });
}

function observedAgents(
  input: MonteCarloInput & { readonly agents: AgentInput },
  tercile: number,
  draw: number,
  without: readonly ChannelId[],
) {
  const { draws, facts } = input.agents;
  const agents = new DailyAgents(input.agents, draws[tercile]![draw]!, without, "path");
  const { institutionIds, assetIds } = agents.state.system;
  const [usdjpy, btc] = [assetIds.indexOf("usdjpy"), assetIds.indexOf("btc")];
  const money = { fundOutflow: 0, liquidations: 0, carryClosed: 0 };
  agents.state.onTrade = (institution, asset, units, fill) => {
    const who = institutionIds[institution]!;
    if (who === "etf-holders" && asset === btc) money.fundOutflow += units * fill;
    if (who.startsWith("perp-") && asset === btc) money.liquidations += Math.abs(units) * fill;
    if (who.startsWith("carry-") && asset === usdjpy) money.carryClosed += units * facts.prices.usdjpy;
  };
  return {
    agents,
    get money() {
      return { ...money };
    },
    restart: () => {
      agents.restart();
      money.fundOutflow = 0;
      money.liquidations = 0;
      money.carryClosed = 0;
    },
  };
}
