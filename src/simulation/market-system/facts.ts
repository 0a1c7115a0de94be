/** What the market system is made from: numbers read at an instant, and choices of the reader. Plain JSON. */
import type { ScenarioEvent } from "../../scenarios/define.ts";
import type { SimulationInput } from "../input.ts";
import type { DerivedAsset } from "./derived.ts";

/** Assets of the market system. Bonds start at a price of 1; the treasury company's share too where its price is unknown. */
export const marketAssets = [
  "usdjpy",
  "nasdaq",
  "spx",
  "nvda",
  "vix",
  "nikkei",
  "ust-10y",
  "jgb-30y",
  "btc",
  "eth",
  "treasury-share",
] as const;
export type MarketAsset = (typeof marketAssets)[number];

export const assetTitles: Readonly<Record<MarketAsset, string>> = {
  usdjpy: "USDJPY",
  nasdaq: "Nasdaq",
  spx: "S&P 500",
  nvda: "Nvidia",
  vix: "VIX",
  nikkei: "Nikkei 225",
  "ust-10y": "10Y Treasury",
  "jgb-30y": "30Y JGB",
  btc: "Bitcoin",
  eth: "Ether",
  "treasury-share": "Treasury company",
};

/** Assets that are traded by somebody and so have a volatility of their own. */
export type TradedAsset = "usdjpy" | "nasdaq" | "nikkei" | "ust-10y" | "jgb-30y" | "btc";
export const tradedAssets: readonly TradedAsset[] = ["usdjpy", "nasdaq", "nikkei", "ust-10y", "jgb-30y", "btc"];

export interface MarketFacts {
  readonly asOf: string;
  readonly prices: Readonly<Record<MarketAsset, number>>;
  /** Day of the observation behind each price, by series. */
  readonly observed: Readonly<Record<string, string>>;
  /** Highest close of the sessions that a cascade looks back over, today's included, by leg. */
  readonly highs: Readonly<Record<"usdjpy" | "nasdaq" | "btc" | "nikkei", number>>;
  /** Annualised volatility of log returns. */
  readonly volatility: Readonly<Record<TradedAsset, number>>;
  /** Direction and strength of the three-month trend, from -1 to 1; 0 where it is not known. */
  readonly trend: Readonly<Record<TradedAsset, number>>;
  /** Modified durations, years. */
  readonly durations: { readonly ust10y: number; readonly jgb30y: number };
  /** Par yields, decimal. */
  readonly yields: { readonly ust10y: number; readonly jgb30y: number };
  /** Mean of USDJPY over the sessions in which carry positions are taken to have been entered. */
  readonly usdjpyReference: number;
  /** Hedged yield advantage of domestic bonds less its usual value, decimal; 0 where it is not known. */
  readonly incentive: number;
  /** Margin tiers of the perpetual contract: notional from which they hold, maintenance rate. */
  readonly perpTiers: readonly { readonly floor: number; readonly rate: number }[];
  readonly treasuryCoins: number;
  /** Average cost of those coins, US dollars; null where it is not on record. */
  readonly treasuryCost: number | null;
  readonly treasuryMnav: number;
  /** Null where it is not on record: then nothing that Nvidia does not receive reprices its share. */
  readonly nvdaMarketValueUsd: number | null;
  /** Money flows that are promised and not yet paid, US dollars over their whole term. */
  readonly commitments: readonly { readonly from: string; readonly to: string; readonly amountUsd: number }[];
}

export interface MarketChoices {
  readonly law: "exponential" | "square-root";
  /** Size of the yen carry trade, US dollars. */
  readonly exposureUsd: number;
  /** Level at which carry positions were entered. */
  readonly carryReference: number;
  /** Sessions that one step of the simulation stands for. */
  readonly stepSessions: number;
  /** Share of the carry trade that leaves because it pays less. */
  readonly carryWithdrawal: number;
  readonly events: readonly ScenarioEvent[];
  /** Simple returns by asset before anybody acts. */
  readonly shock: Readonly<Record<string, number>>;
  /** Assets whose shock follows that of others by betas, because nobody has named it; left out, none. */
  readonly derived?: readonly DerivedAsset[];
  /** The same for the steps after the first; none for a scenario of one step. */
  readonly laterShocks?: readonly Readonly<Record<string, number>>[];
  readonly levels: SimulationInput["levels"];
  /** Channels that are switched off; left out, none. */
  readonly off?: readonly ChannelId[];
  /** Value of a parameter by id. */
  readonly parameter: (id: string) => number;
}

/** Parts of the system that can be switched off one at a time. */
export const channels = [
  { id: "carry", title: "Carry trade" },
  { id: "vol-target", title: "Volatility-target funds" },
  { id: "trend", title: "Trend followers" },
  { id: "perpetuals", title: "Perpetual traders" },
  { id: "funds", title: "Spot bitcoin funds" },
  { id: "insurers", title: "Japanese insurers and funds" },
  { id: "treasury", title: "Treasury company" },
  { id: "index", title: "Index funds" },
  { id: "ai", title: "AI commitments" },
  { id: "strong-hands", title: "Strong hands" },
  { id: "central-bank", title: "Central bank" },
] as const;
export type ChannelId = (typeof channels)[number]["id"];
