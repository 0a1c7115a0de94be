/**
 * July and August 2024 as the agents' calibration sees it: the same share of every day's move, from 11 July to 5 August, is
 * taken as exogenous, and forced trades must do the rest. The share is that of USDJPY's move which came before the Bank of
 * Japan's hike; payrolls and the hike were news too, so what follows is an upper bound of amplification.
 */
import { exp, log } from "../../core/math/elementary.ts";
import { julyAugust2024 } from "../../scenarios/catalogue/july-august-2024.ts";
import type { ChannelId } from "../market-system/facts.ts";
import type { AgentBasis, AgentDraw } from "./agent-system.ts";
import { DailyAgents } from "./agents.ts";
import { type FactorId, factorAt, factors } from "./factors.ts";
import { type OrdinarySessions, ordinaryVolatility } from "./ordinary-sessions.ts";

/** As-of of the facts that the episode starts from: as in the scenario, every close of 10 July is known, and none of the 11th. */
export const episodeAsOf = julyAugust2024.asOf!;
/** Sessions from 11 July to 5 August, New York, as days; moves are from the close before the first. */
export const episodeDays = {
  from: "2024-07-11",
  to: "2024-08-05",
  sessions: 18,
  knownAt: "2024-08-06T12:00:00Z",
} as const;
/** Sessions at the end over which some targets are counted: from 30 July, from 31 July, and the last two. */
const lastSessions = { btc: 4, vix: 3, nikkei: 2 } as const;

export interface EpisodeTarget {
  readonly id: string;
  readonly title: string;
  /** What was seen: one value, or a range within which every value fits. */
  readonly low: number;
  readonly high: number;
  readonly unit: "ratio" | "multiple" | "usd-bn";
  readonly source: string;
}

/** Values within this share of a target fit it; the distance is measured in it. */
export const targetTolerance = 0.2;

const point = (value: number) => ({ low: value, high: value });
export const episodeTargets = [
  {
    id: "usdjpy",
    title: "USDJPY, 10 July to 5 August",
    ...point(-0.1099),
    unit: "ratio",
    source: "Federal Reserve H.10",
  },
  {
    id: "nasdaq",
    title: "Nasdaq, 10 July to 5 August",
    ...point(-0.13),
    unit: "ratio",
    source: "the November 2025 note; closes give -13.1 %",
  },
  {
    id: "nikkei",
    title: "Nikkei, two sessions to 5 August",
    ...point(-0.175),
    unit: "ratio",
    source: "Nikkei, 38,126.33 to 31,458.42",
  },
  {
    id: "vix",
    title: "VIX, 31 July to 5 August",
    ...point(38.57 / 16.36),
    unit: "multiple",
    source: "Cboe, 16.36 to 38.57",
  },
  {
    id: "btc",
    title: "Bitcoin, 30 July to 5 August, up to",
    ...point(-0.2),
    unit: "ratio",
    source: "press; closes of 30 July and 5 August give -18.4 %",
  },
  {
    id: "unwind",
    title: "Carry closed",
    low: 125,
    high: 500,
    unit: "usd-bn",
    source: "half the BIS size of the book to the note's figure",
  },
  {
    id: "systematic",
    title: "Sales of volatility-target funds and trend followers",
    low: 103,
    high: 210,
    unit: "usd-bn",
    source: "estimates of banks in August 2024",
  },
  {
    id: "sessions",
    title: "Ordinary sessions: volatility of the Nasdaq over history's",
    ...point(1),
    unit: "ratio",
    source: "shocks of 2017 to 2025, forced trades and all",
  },
] as const satisfies readonly EpisodeTarget[];
export type TargetId = (typeof episodeTargets)[number]["id"];

export type EpisodeOutcome = Readonly<Record<TargetId, number>>;

/** Observed changes of the factors, one list a session in the order of `factors`, and the share that is exogenous. */
export interface EpisodePath {
  readonly changes: readonly (readonly number[])[];
  readonly exogenousShare: number;
  /** Sessions of any kind, on which the same agents must not move more than history did. */
  readonly ordinary: OrdinarySessions;
}

/** Runs the episode with one draw of the agents; the basis is that of `episodeAsOf`. */
export function simulateEpisode(
  basis: AgentBasis,
  path: EpisodePath,
  draw: AgentDraw,
  without: readonly ChannelId[] = [],
): EpisodeOutcome {
  const agents = new DailyAgents(basis, draw, without);
  const { state } = agents;
  const { institutionIds, assetIds } = state.system;
  const [usdjpyAsset, nasdaqAsset] = [assetIds.indexOf("usdjpy"), assetIds.indexOf("nasdaq")];
  let unwind = 0;
  let systematic = 0;
  state.onTrade = (institution, asset, units, fill) => {
    if (units <= 0) return;
    const who = institutionIds[institution];
    if (who?.startsWith("carry-") && asset === usdjpyAsset) unwind += units * basis.facts.prices.usdjpy;
    if ((who === "vol-target-funds" || who === "trend-us-equities") && asset === nasdaqAsset)
      systematic += units * fill;
  };
  const explosion = -50;
  const day = new Float64Array(factors.length);
  const moves = path.changes.map((changes) => {
    for (let i = 0; i < day.length; i++) day[i] = path.exogenousShare * changes[i]!;
    // A draw that blows a market up is as far from the targets as can be.
    return agents.day(day) ? Array.from(day) : factors.map(() => explosion);
  });
  const over = (id: FactorId, sessions: number): number =>
    exp(moves.slice(-sessions).reduce((sum, move) => sum + move[factorAt(id)]!, 0));
  return {
    usdjpy: over("usdjpy", moves.length) - 1,
    nasdaq: over("nasdaq", moves.length) - 1,
    nikkei: over("nikkei", lastSessions.nikkei) - 1,
    vix: over("vix", lastSessions.vix),
    btc: over("btc", lastSessions.btc) - 1,
    unwind,
    systematic,
    sessions: ordinaryVolatility(basis, path.ordinary, draw, without),
  };
}

/** Misses of the targets in tolerances: 0 inside a range, 1 at the tolerance. VIX counts by its logarithm. */
export function missesOf(outcome: EpisodeOutcome): number[] {
  return episodeTargets.map(({ id, low, high, unit }) => {
    const scale = (x: number): number => (unit === "multiple" ? log(x) : x);
    const [value, a, b] = [scale(outcome[id]), scale(low), scale(high)];
    const miss = value < a ? a - value : value > b ? value - b : 0;
    return miss / (targetTolerance * Math.abs(value < a ? a : b));
  });
}

/** Root mean square of the misses. */
export function distanceOf(outcome: EpisodeOutcome): number {
  const misses = missesOf(outcome);
  return Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length);
}
