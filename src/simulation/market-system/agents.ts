/** Who must sell, and who can buy: institutions of the market system with the parameters of the specification's table. */
import type { InstitutionInput } from "../input.ts";
import { depthOf } from "./assets.ts";
import type { ChannelId, MarketChoices, MarketFacts, TradedAsset } from "./facts.ts";
import { parBondPrice } from "./par-bond.ts";

const billion = 1e9;
const sessionsPerWeek = 5;
const sessionsPerYear = 252;
/** Sessions over which a trend position's stop is measured. */
const stopSessions = 20;

type Agent = InstitutionInput["behaviour"];

const institution = (id: string, channel: ChannelId, behaviour: Agent, cash = 0): InstitutionInput => ({
  id,
  channel,
  cash,
  holdings: {},
  otherAssets: 0,
  loans: 0,
  otherLiabilities: 0,
  behaviour,
});

/** All funds of traditional markets: carry, volatility targets, trends. */
export function fundAgents(facts: MarketFacts, choices: MarketChoices): InstitutionInput[] {
  const { parameter, stepSessions } = choices;
  const exposure = choices.exposureUsd / billion;
  const levered = parameter("carry-levered-share");
  const trend = (id: string, asset: TradedAsset, share: string): InstitutionInput => {
    const sigma = facts.volatility[asset] * Math.sqrt(stopSessions / (asset === "btc" ? 365 : sessionsPerYear));
    return institution(id, "trend", {
      id: "trend-follower",
      asset,
      position: (parameter("cta-notional") / billion) * parameter(share) * facts.trend[asset],
      stop: parameter("cta-stop-sigmas") * sigma,
      stopSpread: sigma,
      rebuild: Math.min(1, stepSessions / stopSessions),
    });
  };
  return [
    institution("carry-trade", "carry", {
      id: "carry-fund",
      asset: "usdjpy",
      exposure: exposure * (1 - levered),
      reference: choices.carryReference,
      stopMedian: parameter("carry-stop-median"),
      stopSpread: parameter("carry-stop-spread"),
      withdrawal: choices.carryWithdrawal,
      invested: [
        { asset: "nasdaq", share: parameter("carry-in-us-equities") },
        { asset: "nikkei", share: parameter("carry-in-japan-equities") },
        { asset: "ust-10y", share: parameter("carry-in-treasuries") },
        { asset: "btc", share: parameter("carry-in-btc") },
      ],
      referenceMemory: Math.max(1, parameter("carry-reference-sessions") / stepSessions),
      rebuild: Math.min(1, stepSessions / parameter("carry-reference-sessions")),
    }),
    institution("carry-funds-on-margin", "carry", {
      id: "fx-margin-fund",
      asset: "usdjpy",
      notional: exposure * levered,
      leverage: parameter("carry-leverage"),
      limit: Math.max(parameter("carry-leverage"), parameter("carry-leverage-limit")),
    }),
    institution("vol-target-funds", "vol-target", {
      id: "vol-target",
      asset: "nasdaq",
      assets: parameter("vol-target-assets") / billion,
      target: parameter("vol-target-volatility"),
      maxWeight: parameter("vol-target-max-weight"),
      speed: Math.min(1, stepSessions / parameter("vol-target-days")),
    }),
    trend("trend-us-equities", "nasdaq", "cta-share-us-equities"),
    trend("trend-japan-equities", "nikkei", "cta-share-japan-equities"),
    trend("trend-usdjpy", "usdjpy", "cta-share-usdjpy"),
    trend("trend-treasuries", "ust-10y", "cta-share-treasuries"),
    trend("trend-btc", "btc", "cta-share-btc"),
  ];
}

/** Those who trade and hold bitcoin. */
export function cryptoAgents(facts: MarketFacts, choices: MarketChoices): InstitutionInput[] {
  const { parameter, stepSessions } = choices;
  const weeks = stepSessions / sessionsPerWeek;
  const traders = (id: string, side: "long" | "short"): InstitutionInput =>
    institution(id, "perpetuals", {
      id: "perp-traders",
      asset: "btc",
      side,
      density: {
        notional: (parameter("perp-open-interest") / billion) * parameter("perp-thin-share"),
        median: parameter("perp-leverage-median"),
        spread: parameter("perp-leverage-spread"),
        max: parameter("perp-leverage-max"),
      },
      tiers: [...facts.perpTiers],
      positionSize: parameter("perp-position-size"),
      rebuild: Math.min(1, parameter("perp-rebuild") * stepSessions),
    });
  const [first, second] = [parameter("etf-lag-first"), parameter("etf-lag-second")];
  const run = choices.events.find((event) => event.kind === "fund-run");
  const coins = facts.treasuryCoins;
  const [claims, cash] = [parameter("treasury-claims") / billion, parameter("treasury-cash") / billion];
  const coinValue = (coins * facts.prices.btc) / billion;
  const refill = (parameter("strong-hands-refill") / billion) * weeks;
  return [
    traders("perp-longs", "long"),
    traders("perp-shorts", "short"),
    institution("insurance-fund", "perpetuals", { id: "hold" }, parameter("perp-insurance-fund") / billion),
    institution("etf-holders", "funds", {
      id: "etf-holders",
      asset: "btc",
      assets: parameter("etf-assets") / billion,
      flow: parameter("etf-flow"),
      // A step of several days holds all the lags.
      lagWeights: stepSessions >= 3 ? [1] : [first, second, Math.max(0, 1 - first - second)],
      run: run?.share ?? 0,
    }),
    institution(
      "treasury-company",
      "treasury",
      {
        id: "treasury-company",
        asset: "btc",
        stock: "treasury-share",
        coins: coins / billion,
        equity: Math.max(0, facts.treasuryMnav * coinValue - claims + cash),
        claims,
        purchases: (parameter("treasury-purchases") / billion) * weeks,
        obligation: 0,
        premium: 1,
      },
      cash,
    ),
    institution(
      "strong-hands",
      "strong-hands",
      {
        id: "strong-hands",
        asset: "btc",
        response: parameter("strong-hands-response") / billion,
        threshold: parameter("strong-hands-threshold"),
        cap: parameter("strong-hands-cap") / billion,
        perStep: (parameter("strong-hands-pace") / billion) * stepSessions,
        outsideStays: parameter("strong-hands-outside-stays"),
        refill,
        referenceMemory: Math.max(1, parameter("strong-hands-memory") / stepSessions),
      },
      // Money that arrives during a step is there within it.
      parameter("strong-hands-cash") / billion + refill,
    ),
  ];
}

/** Japanese holders of foreign bonds. */
export function insurerAgents(facts: MarketFacts, choices: MarketChoices): InstitutionInput[] {
  const { parameter } = choices;
  return [
    institution("japan-bond-holders", "insurers", {
      id: "foreign-bond-holders",
      foreign: "ust-10y",
      domestic: "jgb-30y",
      currency: "usdjpy",
      holdings: parameter("japan-foreign-bonds") / billion,
      foreignShare: parameter("repatriation-treasury-share"),
      hedged: parameter("insurer-hedge-ratio"),
      rate: parameter("repatriation-rate"),
      incentive: facts.incentive,
      tolerance: parameter("incentive-tolerance"),
      scale: parameter("incentive-scale"),
      years: choices.stepSessions / sessionsPerYear,
      foreignDuration: facts.durations.ust10y,
      domesticDuration: facts.durations.jgb30y,
      domesticHoldings: parameter("insurer-open-jgb") / billion,
      capital: parameter("insurer-capital") / billion,
      capitalFloor: parameter("insurer-capital-floor"),
    }),
  ];
}

/** Institutions that only an event brings in: index funds that must sell, a central bank that buys. */
export function eventAgents(facts: MarketFacts, choices: MarketChoices): InstitutionInput[] {
  return choices.events.flatMap((event): InstitutionInput[] => {
    if (event.kind === "index-exclusion")
      return [
        institution("index-funds", "index", {
          id: "scheduled-sale",
          asset: "treasury-share",
          money: event.moneyUsd / billion,
          step: 0,
        }),
      ];
    if (event.kind === "central-bank-buys")
      return [
        institution("central-bank", "central-bank", {
          id: "central-bank-buyer",
          asset: "jgb-30y",
          price: parBondPrice("jgb-30y", facts.yields.jgb30y, event.atYield),
          response: depthOf("jgb-30y", facts, choices),
          cap: event.limitUsd / billion,
          limit: event.limitUsd / billion,
        }),
      ];
    return [];
  });
}
