/**
 * July and August 2024 as the agents' calibration sees it: what had happened by 30 July, the eve of the Bank of Japan's hike,
 * is taken as exogenous and spread evenly over the sessions from 11 July to 5 August; forced trades must do the rest. That is
 * an upper bound of amplification: the hike and the payrolls of 2 August were news too.
 */
import { exp, log } from "../../core/math/elementary.ts";
import { type AgentAssumptions, type AgentDraw, type AgentStart, agentSystem, type Channel } from "./agent-system.ts";
import { DailyAgents } from "./agents.ts";
import { factorAt, factors } from "./factors.ts";

/** Closes of 10 July, 30 July and 5 August 2024, and of the close from which the last leg is counted. */
const closes = {
  usdjpy: { start: 161.73, eve: 153.72, source: "Federal Reserve H.10" },
  nasdaq: { start: 18647.45, eve: 17147.42, source: "Nasdaq" },
  nikkei: { start: 41831.9883, eve: 38525.9492, source: "Nikkei" },
  btc: { start: 57725.85, eve: 66188, source: "Binance, UTC day" },
} as const;
/** Annualised deviation of the Nasdaq's daily moves over the sixty sessions to 10 July 2024, rounded. */
const nasdaqVolatility = 0.14;
/** Sessions from 11 July to 5 August, New York. */
export const episodeSessions = 18;

const episodeStart: AgentStart = {
  usdjpy: closes.usdjpy.start,
  nasdaq: closes.nasdaq.start,
  btc: closes.btc.start,
  nikkei: closes.nikkei.start,
  nasdaqVolatility,
};

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
    title: "Nikkei after the exogenous part; seen: two sessions to 5 August",
    ...point(-0.175),
    unit: "ratio",
    source: "Nikkei, 38,126.33 to 31,458.42",
  },
  {
    id: "vix",
    title: "VIX after the exogenous part; seen: 31 July to 5 August",
    ...point(38.57 / 16.36),
    unit: "multiple",
    source: "Cboe, 16.36 to 38.57",
  },
  {
    id: "btc",
    title: "Bitcoin after the exogenous part; seen: up to",
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
] as const satisfies readonly EpisodeTarget[];
export type TargetId = (typeof episodeTargets)[number]["id"];

export type EpisodeOutcome = Readonly<Record<TargetId, number>>;

/** Runs the episode with one draw of the agents. */
export function simulateEpisode(
  assumptions: AgentAssumptions,
  draw: AgentDraw,
  vixPerNasdaq: number,
  without: readonly Channel[] = [],
): EpisodeOutcome {
  const system = agentSystem(assumptions, draw, episodeStart, without);
  const agents = new DailyAgents(system, vixPerNasdaq, assumptions.impactHalfLife);
  const { state } = agents;
  const { institutionIds, assetIds } = state.system;
  const [usdjpyAsset, nasdaqAsset] = [assetIds.indexOf("usdjpy"), assetIds.indexOf("nasdaq")];
  let unwind = 0;
  let systematic = 0;
  state.onTrade = (institution, asset, units, fill) => {
    if (units <= 0) return;
    const who = institutionIds[institution];
    if (who === "carry" && asset === usdjpyAsset) unwind += units * episodeStart.usdjpy;
    if ((who === "vol-target" || who === "trend") && asset === nasdaqAsset) systematic += units * fill;
  };
  const exogenous = new Float64Array(factors.length);
  for (const [id, { start, eve }] of Object.entries(closes))
    exogenous[factorAt(id as keyof typeof closes)] = log(eve / start);
  const total = new Float64Array(factors.length);
  const day = new Float64Array(factors.length);
  for (let session = 0; session < episodeSessions; session++) {
    for (let i = 0; i < day.length; i++) day[i] = exogenous[i]! / episodeSessions;
    agents.day(day);
    for (let i = 0; i < day.length; i++) total[i]! += day[i]!;
  }
  const whole = (id: "usdjpy" | "nasdaq"): number => exp(total[factorAt(id)]!) - 1;
  const after = (id: "nikkei" | "btc" | "vix"): number => exp(total[factorAt(id)]! - exogenous[factorAt(id)]!);
  return {
    usdjpy: whole("usdjpy"),
    nasdaq: whole("nasdaq"),
    nikkei: after("nikkei") - 1,
    vix: after("vix"),
    btc: after("btc") - 1,
    unwind,
    systematic,
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

/** A target that no draw can meet must not outweigh those that some can: a miss counts for at most so many tolerances. */
const missMax = 3;

/** Root mean square of the misses. */
export function distanceOf(outcome: EpisodeOutcome): number {
  const misses = missesOf(outcome).map((miss) => Math.min(missMax, miss));
  return Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length);
}
