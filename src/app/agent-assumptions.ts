/** What is assumed of the agents, as the reader has set it. */
import type { AgentAssumptions } from "../simulation/monte-carlo/agent-system.ts";
import { parameterValue } from "./monitor.ts";

const usdBn = 1e9;

/** The parameters of the agents, in USD bn. */
export function agentAssumptions(parameter: (id: string) => number = parameterValue): AgentAssumptions {
  const money = (id: string): number => parameter(id) / usdBn;
  return {
    carryStopSpread: parameter("carry-stop-spread"),
    carryReferenceSessions: parameter("carry-reference-sessions"),
    carryRebuild: parameter("carry-rebuild"),
    carryInNasdaq: parameter("carry-in-nasdaq"),
    carryInNikkei: parameter("carry-in-nikkei"),
    nikkeiDepth: money("nikkei-depth"),
    nikkeiPerUsdjpy: parameter("nikkei-per-usdjpy"),
    btcDepth: money("btc-depth"),
    btcPerNasdaq: parameter("crypto-nasdaq-beta"),
    volTarget: parameter("vol-target-volatility"),
    volTargetMaxWeight: parameter("vol-target-max-weight"),
    volTargetSpeed: parameter("vol-target-speed"),
    trendPosition: money("trend-position"),
    trendStop: parameter("trend-stop"),
    perpNotional: money("perp-notional"),
    perpLeverage: parameter("perp-leverage"),
    perpSpread: parameter("perp-leverage-spread"),
    perpMaintenance: parameter("perp-maintenance"),
    insuranceFund: money("perp-insurance"),
    etfAssets: money("etf-assets"),
    etfFlow: parameter("etf-flow"),
    strongResponse: money("strong-response"),
    strongThreshold: parameter("strong-threshold"),
    strongCash: money("strong-cash"),
    strongRefill: money("strong-refill"),
    rebuild: parameter("position-rebuild"),
    volatilityMemory: parameter("ewma-lambda"),
    impactHalfLife: parameter("impact-half-life"),
  };
}
