/** The market system of the scenarios, stepped by days, with what the calibration says of it. */
import type { SimulationInput } from "../input.ts";
import { buildMarketSystem, withoutChannel } from "../market-system/build.ts";
import type { ChannelId, MarketFacts } from "../market-system/facts.ts";

/** What the 2024 episode calibrates, with the exposure that it was calibrated for. Money in USD bn. */
export interface AgentDraw {
  readonly exposure: number;
  readonly fxDepth: number;
  readonly equityDepth: number;
  readonly stopMedian: number;
  /** Depth of US shares over years of sessions, over that in the episode. */
  readonly sessionDepthMultiple: number;
}

/** What the system is made from, as plain JSON. */
export interface AgentBasis {
  readonly facts: MarketFacts;
  /** Level at which carry positions were entered. */
  readonly carryReference: number;
  /** Value of every parameter by id. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** Orders below this share of every market's depth end a day; they wait for the next. */
const tolerance = 1e-5;
const roundsMax = 60;
const usdBn = 1e9;

/** Parameters that a draw replaces. */
export const calibratedParameters = (
  draw: Omit<AgentDraw, "sessionDepthMultiple">,
): Readonly<Record<string, number>> => ({
  "depth-usdjpy-over-exposure": draw.fxDepth / draw.exposure,
  "depth-usdjpy-least": 0,
  "depth-us-equities": draw.equityDepth * usdBn,
  "carry-stop-median": draw.stopMedian,
});

/** What the system is used for: the episode of 2024, or sessions of any kind on the paths of the outlook. */
export type AgentUse = "episode" | "path";

/**
 * The system of one draw, one session a step. Channels in `without` are left out. The episode shows the depth of shares in
 * stress; over years of sessions it is deeper, by a multiple that the volatility of ordinary sessions calibrates. And on
 * paths a forced sale moves its own market only: how markets move together is in the factors already.
 */
export function agentSystem(
  { facts, carryReference, parameters }: AgentBasis,
  episodeDraw: AgentDraw,
  without: readonly ChannelId[] = [],
  use: AgentUse = "episode",
): SimulationInput {
  const isPath = use === "path";
  const draw = isPath
    ? { ...episodeDraw, equityDepth: episodeDraw.equityDepth * episodeDraw.sessionDepthMultiple }
    : episodeDraw;
  // A step is a session here, not a round of an hour: the book is refilled more often.
  // What was forced is made good by outside moves, so these are no news of value and nothing of them stays.
  const own = {
    ...calibratedParameters(draw),
    "btc-book-refill": parameters["session-btc-book-refill"]!,
    "strong-hands-outside-stays": 0,
  };
  const parameter = (id: string): number => {
    const value = (own as Readonly<Record<string, number>>)[id] ?? parameters[id];
    if (value === undefined) throw new RangeError(`parameters: found nothing for ${id}, expected its value`);
    return value;
  };
  const system = buildMarketSystem(facts, {
    law: "exponential",
    exposureUsd: draw.exposure * usdBn,
    carryReference,
    stepSessions: 1,
    carryWithdrawal: 0,
    events: [],
    shock: {},
    levels: [],
    parameter,
  });
  const crossImpact = isPath ? system.crossImpact.filter(({ to }) => to === "treasury-share") : system.crossImpact;
  const whole = { ...system, crossImpact, rounds: roundsMax, tolerance };
  return without.reduce<SimulationInput>((rest, channel) => withoutChannel(rest, channel), whole);
}
