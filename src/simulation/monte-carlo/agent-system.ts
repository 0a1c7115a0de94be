/**
 * The agents of the outlook as a system of the engine: what trades every day over a year and a half, in USD bn. Smaller than
 * the system of the scenarios, because it runs for millions of days; the behaviours are the same ones.
 */
import { type SimulationInput, simulationInputSchema } from "../input.ts";

/** What is taken as known of the agents; each a parameter. Money in USD bn, sessions in market sessions. */
export interface AgentAssumptions {
  readonly carryStopSpread: number;
  readonly carryReferenceSessions: number;
  readonly carryRebuild: number;
  readonly carryInNasdaq: number;
  readonly carryInNikkei: number;
  readonly nikkeiDepth: number;
  /** Log move of the Nikkei for one of USDJPY that forced trades cause: exporters' earnings. */
  readonly nikkeiPerUsdjpy: number;
  readonly btcDepth: number;
  /** Log move of bitcoin for one of the Nasdaq that forced trades cause. */
  readonly btcPerNasdaq: number;
  readonly volTarget: number;
  readonly volTargetMaxWeight: number;
  readonly volTargetSpeed: number;
  readonly trendPosition: number;
  readonly trendStop: number;
  readonly perpNotional: number;
  readonly perpLeverage: number;
  readonly perpSpread: number;
  readonly perpMaintenance: number;
  readonly insuranceFund: number;
  readonly etfAssets: number;
  readonly etfFlow: number;
  readonly strongResponse: number;
  readonly strongThreshold: number;
  readonly strongCash: number;
  readonly strongRefill: number;
  /** Share of closed positions that is open again a session later, for trend followers and perpetuals. */
  readonly rebuild: number;
  readonly volatilityMemory: number;
  /** Sessions after which half of a forced move is made good. */
  readonly impactHalfLife: number;
}

/** What the 2024 episode calibrates, together with the exposure that it was calibrated for. */
export interface AgentDraw {
  readonly exposure: number;
  readonly fxDepth: number;
  readonly equityDepth: number;
  readonly stopMedian: number;
  readonly volTargetAssets: number;
}

/** Prices and annualised volatilities at the start. */
export interface AgentStart {
  readonly usdjpy: number;
  readonly nasdaq: number;
  readonly btc: number;
  readonly nikkei: number;
  readonly nasdaqVolatility: number;
}

/** Orders below this share of every market's depth end a day. */
const tolerance = 1e-5;
const roundsMax = 60;
/** Venues stop at this leverage. */
const perpLeverageMax = 100;
const venueTierFloor = 0;

/** Channels that can be switched off, for ablation. */
export const channels = ["carry", "vol-target", "trend", "perpetuals", "etf", "strong-hands"] as const;
export type Channel = (typeof channels)[number];

/** The system of one draw. Assets are named as the factors. Channels in `without` are left out. */
export function agentSystem(
  a: AgentAssumptions,
  draw: AgentDraw,
  start: AgentStart,
  without: readonly Channel[] = [],
): SimulationInput {
  const empty = { cash: 0, holdings: {}, otherAssets: 0, loans: 0, otherLiabilities: 0 };
  const asset = (id: "nasdaq" | "btc" | "nikkei", depth: number) => ({
    id,
    price: start[id],
    impact: { law: "exponential" as const, depth },
  });
  const perp = (side: "long" | "short") => ({
    ...empty,
    id: `perp-${side}`,
    channel: "perpetuals",
    behaviour: {
      id: "perp-traders" as const,
      asset: "btc",
      side,
      density: { notional: a.perpNotional, median: a.perpLeverage, spread: a.perpSpread, max: perpLeverageMax },
      tiers: [{ floor: venueTierFloor, rate: a.perpMaintenance }],
      rebuild: a.rebuild,
    },
  });
  const institutions = [
    {
      ...empty,
      id: "carry",
      channel: "carry",
      behaviour: {
        id: "carry-fund" as const,
        asset: "usdjpy",
        exposure: draw.exposure,
        reference: start.usdjpy,
        stopMedian: draw.stopMedian,
        stopSpread: a.carryStopSpread,
        invested: [
          { asset: "nasdaq", share: a.carryInNasdaq },
          { asset: "nikkei", share: a.carryInNikkei },
        ],
        referenceMemory: a.carryReferenceSessions,
        rebuild: a.carryRebuild,
      },
    },
    {
      ...empty,
      id: "vol-target",
      channel: "vol-target",
      behaviour: {
        id: "vol-target" as const,
        asset: "nasdaq",
        assets: draw.volTargetAssets,
        target: a.volTarget,
        maxWeight: a.volTargetMaxWeight,
        speed: a.volTargetSpeed,
      },
    },
    {
      ...empty,
      id: "trend",
      channel: "trend",
      behaviour: {
        id: "trend-follower" as const,
        asset: "nasdaq",
        position: a.trendPosition,
        stop: a.trendStop,
        stopSpread: a.trendStop,
        rebuild: a.rebuild,
      },
    },
    perp("long"),
    perp("short"),
    { ...empty, id: "insurance", channel: "perpetuals", cash: a.insuranceFund, behaviour: { id: "hold" as const } },
    {
      ...empty,
      id: "etf",
      channel: "etf",
      behaviour: {
        id: "etf-holders" as const,
        asset: "btc",
        assets: a.etfAssets,
        flow: a.etfFlow,
        lagWeights: [0.6, 0.3, 0.1],
      },
    },
    {
      ...empty,
      id: "strong-hands",
      channel: "strong-hands",
      cash: a.strongCash,
      behaviour: {
        id: "strong-hands" as const,
        asset: "btc",
        response: a.strongResponse,
        threshold: a.strongThreshold,
        cap: a.strongCash,
        refill: a.strongRefill,
        referenceMemory: a.carryReferenceSessions,
      },
    },
  ].filter(({ channel }) => !without.some((off) => off === channel));
  return simulationInputSchema.parse({
    assets: [
      {
        id: "usdjpy",
        price: start.usdjpy,
        // The carry trade counts its dollars at the start's price, so depth is in the same units.
        impact: { law: "exponential", depthUnits: draw.fxDepth / start.usdjpy },
      },
      {
        ...asset("nasdaq", draw.equityDepth),
        volatility: { annual: start.nasdaqVolatility, sessionsPerYear: 252, memory: a.volatilityMemory },
      },
      asset("btc", a.btcDepth),
      asset("nikkei", a.nikkeiDepth),
    ],
    institutions,
    contracts: without.includes("perpetuals")
      ? []
      : [{ kind: "perpetual", longs: "perp-long", shorts: "perp-short", insurance: "insurance" }],
    crossImpact: [
      { from: "usdjpy", to: "nikkei", share: a.nikkeiPerUsdjpy },
      { from: "nasdaq", to: "btc", share: a.btcPerNasdaq },
    ],
    shock: {},
    rounds: roundsMax,
    tolerance,
  });
}
