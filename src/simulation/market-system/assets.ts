/** The markets of the market system. Money is USD bn; a unit of USDJPY is a dollar amount over the initial rate. */
import { exp, log } from "../../core/math/elementary.ts";
import type { AssetInput, SimulationInput } from "../input.ts";
import type { MarketAsset, MarketChoices, MarketFacts, TradedAsset } from "./facts.ts";

const billion = 1e9;
/** US dollars in the estimate of what selling Treasuries does to their yield. */
const treasurySale = 100;

/** Money, USD bn, whose sale moves the log price by -1. */
export function depthOf(asset: TradedAsset, facts: MarketFacts, choices: MarketChoices): number {
  const { parameter } = choices;
  switch (asset) {
    case "usdjpy":
      // The episode of 2024 says how deep the market is for a trade of a given size, not how deep it is or how large that.
      return (
        Math.max(parameter("depth-usdjpy-least"), parameter("depth-usdjpy-over-exposure") * choices.exposureUsd) /
        billion
      );
    case "nasdaq":
      return parameter("depth-us-equities") / billion;
    case "nikkei":
      return parameter("depth-japan-equities") / billion;
    case "jgb-30y":
      return parameter("depth-jgb-30y") / billion;
    case "ust-10y":
      return (
        treasurySale / (facts.durations.ust10y * parameter("treasury-sale-effect") * parameter("treasury-market-scale"))
      );
    case "btc":
      // The depth is quoted as the money that moves the price by one percent: a log move of 0.01005.
      return ((parameter("btc-depth-per-percent") / billion) * parameter("btc-book-refill")) / 0.01005;
  }
}

const volumeParameter: Readonly<Record<TradedAsset, string>> = {
  usdjpy: "volume-usdjpy",
  nasdaq: "volume-us-equities",
  nikkei: "volume-japan-equities",
  "ust-10y": "volume-us-treasuries",
  "jgb-30y": "volume-jgb-30y",
  btc: "btc-volume-per-day",
};

/** Depths that are read on quiet days. The others are inferred from what large sales did, which includes the stress. */
const thinsInStress: ReadonlySet<TradedAsset> = new Set(["nasdaq", "nikkei", "btc"]);

const sessionsOf = (asset: TradedAsset): number => (asset === "btc" ? 365 : 252);

function traded(asset: TradedAsset, facts: MarketFacts, choices: MarketChoices): AssetInput {
  const { parameter } = choices;
  const price = facts.prices[asset];
  const annual = facts.volatility[asset];
  const depth = depthOf(asset, facts, choices);
  return {
    id: asset,
    price,
    impact:
      choices.law === "square-root"
        ? {
            law: "square-root",
            volume: parameter(volumeParameter[asset]) / billion,
            dailyVolatility: annual / Math.sqrt(sessionsOf(asset)),
            constant: parameter("impact-constant"),
          }
        : // What a dollar is worth in yen does not change how many dollars the market can take.
          asset === "usdjpy"
          ? { law: "exponential", depthUnits: depth / price }
          : { law: "exponential", depth },
    volatility: {
      annual,
      sessionsPerYear: sessionsOf(asset),
      memory: parameter("ewma-lambda"),
      sessionsPerStep: choices.stepSessions,
    },
    depthFallsWithStress: thinsInStress.has(asset) ? parameter("depth-stress-weight") : 0,
  };
}

/** Assets without a market of their own here, by what they follow and with which beta. */
export const follows: Readonly<Partial<Record<MarketAsset, { readonly asset: TradedAsset; readonly beta: string }>>> = {
  spx: { asset: "nasdaq", beta: "spx-nasdaq-beta" },
  nvda: { asset: "nasdaq", beta: "nvda-nasdaq-beta" },
  vix: { asset: "nasdaq", beta: "vix-nasdaq-beta" },
  eth: { asset: "btc", beta: "eth-btc-beta" },
};

/**
 * Beta of an asset to what it follows over a step. The VIX goes back to its usual level within weeks, so of a rise spread
 * evenly over n sessions (1 - e^(-k n)) / (k n) is there at the end, against that of a single session.
 */
export function betaOf(
  id: MarketAsset,
  { parameter, stepSessions }: Pick<MarketChoices, "parameter" | "stepSessions">,
) {
  const beta = parameter(follows[id]!.beta);
  if (id !== "vix") return beta;
  const rate = log(2) / parameter("vix-half-life");
  const left = (sessions: number): number => (1 - exp(-rate * sessions)) / (rate * sessions);
  return (beta * left(stepSessions)) / left(1);
}

export function marketAssetsOf(
  facts: MarketFacts,
  choices: MarketChoices,
): Pick<SimulationInput, "assets" | "crossImpact"> {
  const { parameter } = choices;
  const following = (id: "spx" | "nvda" | "vix" | "eth"): AssetInput => {
    return {
      id,
      price: facts.prices[id],
      impact: { law: "follows", asset: follows[id]!.asset, beta: betaOf(id, choices) },
      depthFallsWithStress: 0,
    };
  };
  const of = (asset: TradedAsset): AssetInput => traded(asset, facts, choices);
  return {
    assets: [
      of("usdjpy"),
      of("nasdaq"),
      following("spx"),
      following("nvda"),
      following("vix"),
      of("nikkei"),
      of("ust-10y"),
      of("jgb-30y"),
      of("btc"),
      following("eth"),
      {
        id: "treasury-share",
        price: facts.prices["treasury-share"],
        impact: {
          law: "square-root",
          volume: parameter("treasury-share-volume") / billion,
          dailyVolatility: parameter("treasury-share-daily-volatility"),
          constant: parameter("impact-constant"),
        },
        depthFallsWithStress: 0,
      },
    ],
    crossImpact: [
      { from: "nasdaq", to: "nikkei", share: parameter("nikkei-nasdaq-beta") },
      { from: "usdjpy", to: "nikkei", share: parameter("nikkei-usdjpy-beta") },
      { from: "nasdaq", to: "btc", share: parameter("crypto-nasdaq-beta") },
      { from: "btc", to: "treasury-share", share: parameter("treasury-share-btc-beta") },
      // Cross impact passes on an asset's own trades: what shares do to bitcoin reaches the treasury company beside it.
      {
        from: "nasdaq",
        to: "treasury-share",
        share: parameter("crypto-nasdaq-beta") * parameter("treasury-share-btc-beta"),
      },
    ],
  };
}
