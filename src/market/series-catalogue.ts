/**
 * Every series that the program knows, one line each. A source may offer more than is listed; what is not listed is not
 * stored. Series without packaged data are declared too, so that an indicator can say which source it waits for.
 */
import type { Unit } from "../core/units.ts";
import { type Calendar, defineSeries, type SeriesDefinition } from "./series.ts";

type Ranked = readonly [string, ...string[]];
interface Family<U extends Unit> {
  unit: U;
  calendar: Calendar;
  sources: Ranked;
  freshForDays: number;
  plausible: readonly [number, number];
  /** Default true: market closes and official fixings are final when published. */
  neverRevised?: boolean;
}

/** Series that differ only in id and title. */
function family<U extends Unit>(shared: Family<U>, members: readonly (readonly [id: string, title: string])[]) {
  return members.map(([id, title]) => defineSeries({ neverRevised: true, ...shared, id, title }));
}

const yieldRange = [-0.03, 0.3] as const;
const jgb = family(
  { unit: "ratio", calendar: "tokyo", sources: ["mof/jgb"], freshForDays: 6, plausible: yieldRange },
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40].map((y) => [`jgb.${y}y`, `JGB ${y}-year par yield`] as const),
);
const ust = family(
  {
    unit: "ratio",
    calendar: "new-york",
    sources: ["frb/h15", "ust/par-yields", "fred/series"],
    freshForDays: 6,
    plausible: yieldRange,
  },
  [
    ["ust.2y", "US Treasury 2-year yield"],
    ["ust.10y", "US Treasury 10-year yield"],
    ["ust.30y", "US Treasury 30-year yield"],
  ],
);
const policy = [
  defineSeries({
    id: "jp.policy-rate",
    title: "Bank of Japan policy rate",
    unit: "ratio",
    calendar: "tokyo",
    sources: ["boj/policy-rate"],
    neverRevised: true,
    freshForDays: 6,
    plausible: [-0.02, 0.1],
  }),
  defineSeries({
    id: "jp.tona",
    title: "Tokyo overnight average rate",
    unit: "ratio",
    calendar: "tokyo",
    sources: ["boj/tona"],
    neverRevised: true,
    freshForDays: 6,
    plausible: [-0.02, 0.1],
  }),
  ...family(
    {
      unit: "ratio",
      calendar: "new-york",
      sources: ["nyfed/rates", "fred/series"],
      freshForDays: 6,
      plausible: [-0.02, 0.25],
    },
    [
      ["us.effr", "US effective federal funds rate"],
      ["us.sofr", "US secured overnight financing rate"],
    ],
  ),
];
const fx = [
  defineSeries({
    id: "fx.usdjpy",
    title: "USDJPY",
    unit: "jpy-per-usd",
    calendar: "frankfurt",
    sources: ["ecb/eurofxref", "frb/h10", "fred/series"],
    neverRevised: true,
    freshForDays: 5,
    plausible: [50, 400],
  }),
];
const equity = [
  ...family(
    {
      unit: "index-points",
      calendar: "new-york",
      sources: ["spdji/close", "fred/series"],
      freshForDays: 5,
      plausible: [100, 1e6],
    },
    [
      ["spx", "S&P 500"],
      ["djia", "Dow Jones Industrial Average"],
    ],
  ),
  defineSeries({
    id: "nasdaq-composite",
    title: "Nasdaq Composite",
    unit: "index-points",
    calendar: "new-york",
    sources: ["nasdaq/close", "fred/series"],
    neverRevised: true,
    freshForDays: 5,
    plausible: [100, 1e6],
  }),
  defineSeries({
    id: "nikkei225",
    title: "Nikkei 225",
    unit: "index-points",
    calendar: "tokyo",
    sources: ["nikkei/close", "fred/series"],
    neverRevised: true,
    freshForDays: 6,
    plausible: [1_000, 1e6],
  }),
  defineSeries({
    id: "vix",
    title: "VIX",
    unit: "index-points",
    calendar: "new-york",
    sources: ["cboe/vix", "fred/series"],
    neverRevised: true,
    freshForDays: 5,
    plausible: [5, 200],
  }),
  defineSeries({
    id: "nvda.close",
    title: "Nvidia share price",
    unit: "usd",
    calendar: "new-york",
    sources: ["nasdaq/close"],
    neverRevised: true,
    freshForDays: 5,
    plausible: [0.01, 1e5],
  }),
];
const coins = ["btc", "eth", "sol", "xrp", "bnb", "ada"] as const;
const crypto = family(
  { unit: "usdt", calendar: "utc-daily", sources: ["binance/spot-1d"], freshForDays: 3, plausible: [1e-6, 1e8] },
  coins.flatMap((coin) =>
    (["close", "high", "low"] as const).map(
      (part) => [`${coin}.${part}`, `${coin.toUpperCase()} ${part}, UTC day`] as const,
    ),
  ),
);
const cryptoMarket = [
  defineSeries({
    id: "btc.perp.funding-8h-mean",
    title: "BTC perpetual funding, mean of the day's settlements",
    unit: "ratio-per-8h",
    calendar: "utc-daily",
    sources: ["binance/perp-funding"],
    neverRevised: true,
    freshForDays: 3,
    plausible: [-0.05, 0.05],
  }),
  defineSeries({
    id: "crypto.fear-greed",
    title: "Crypto Fear & Greed index",
    unit: "index-points",
    calendar: "utc-daily",
    sources: ["alternative-me/fear-greed"],
    neverRevised: true,
    freshForDays: 3,
    plausible: [0, 100],
  }),
  ...family(
    {
      unit: "usd",
      calendar: "new-york",
      sources: ["farside/etf-flows"],
      freshForDays: 5,
      plausible: [-2e10, 2e10],
      neverRevised: false,
    },
    [
      ["etf.btc.net-flow", "US spot BTC ETFs, net flow"],
      ["etf.eth.net-flow", "US spot ETH ETFs, net flow"],
    ],
  ),
  ...family(
    {
      unit: "usd",
      calendar: "utc-daily",
      sources: ["import/liquidations"],
      freshForDays: 3,
      plausible: [0, 1e12],
      neverRevised: false,
    },
    [
      ["crypto.liquidations.long-24h", "Crypto longs liquidated, 24 hours"],
      ["crypto.liquidations.short-24h", "Crypto shorts liquidated, 24 hours"],
    ],
  ),
  defineSeries({
    id: "btc.open-interest",
    title: "BTC perpetual open interest",
    unit: "btc",
    calendar: "utc-daily",
    sources: ["binance/open-interest"],
    neverRevised: false,
    freshForDays: 3,
    plausible: [0, 1e7],
  }),
  defineSeries({
    id: "btc.dvol",
    title: "Deribit BTC volatility index",
    unit: "ratio",
    calendar: "utc-daily",
    sources: ["deribit/dvol"],
    neverRevised: true,
    freshForDays: 3,
    plausible: [0, 10],
  }),
  ...family(
    {
      unit: "usd",
      calendar: "utc-daily",
      sources: ["import/cohorts"],
      freshForDays: 5,
      plausible: [0, 1e7],
      neverRevised: false,
    },
    [
      ["btc.realised-price", "BTC realised price"],
      ["btc.sth.realised-price", "BTC short-term holders' cost basis"],
    ],
  ),
  defineSeries({
    id: "btc.accumulators.balance",
    title: "BTC held by addresses that never sold, membership fixed the day before",
    unit: "btc",
    calendar: "utc-daily",
    sources: ["import/cohorts"],
    neverRevised: false,
    freshForDays: 5,
    plausible: [0, 21e6],
  }),
];
const positions = [
  defineSeries({
    id: "cftc.jpy.noncommercial-net",
    title: "CFTC yen futures, non-commercial net position",
    unit: "contracts",
    calendar: "weekly",
    sources: ["cftc/cot"],
    neverRevised: true,
    freshForDays: 14,
    plausible: [-1e6, 1e6],
  }),
];
const treasury = [
  defineSeries({
    id: "strategy.btc-bought",
    title: "Strategy, BTC bought",
    unit: "btc",
    calendar: "event",
    sources: ["strategy/8k"],
    neverRevised: true,
    freshForDays: 90,
    plausible: [0, 1e6],
  }),
  defineSeries({
    id: "strategy.btc-cost",
    title: "Strategy, cost of BTC bought",
    unit: "usd",
    calendar: "event",
    sources: ["strategy/8k"],
    neverRevised: true,
    freshForDays: 90,
    plausible: [0, 1e11],
  }),
];
/** Spans of a flow in a filing: cumulative over the fiscal year, as filed. */
export const filingSpans = ["3m", "6m", "9m", "12m"] as const;
const filed = { calendar: "quarterly", sources: ["sec/companyfacts"], freshForDays: 140, neverRevised: false } as const;
const filings = [
  ...family({ ...filed, unit: "usd", plausible: [-1e12, 1e13] }, [
    ["nvda.receivables", "Nvidia accounts receivable"],
    ["nvda.inventory", "Nvidia inventory"],
    ["nvda.assets", "Nvidia total assets"],
    ...(["revenue", "cost-of-revenue", "net-income", "operating-cash-flow"] as const).flatMap((what) =>
      filingSpans.map(
        (span) => [`nvda.${what}.${span}`, `Nvidia ${what.replaceAll("-", " ")}, ${span} to the date`] as const,
      ),
    ),
    ...filingSpans.map(
      (span) => [`nvda.eps-diluted.${span}`, `Nvidia diluted earnings per share, ${span} to the date`] as const,
    ),
  ]),
];
const waiting = [
  defineSeries({
    id: "gpu.rent.h100",
    title: "H100 rental price",
    unit: "usd-per-hour",
    calendar: "utc-daily",
    sources: ["gpu/rental-index"],
    neverRevised: false,
    freshForDays: 8,
    plausible: [0.05, 50],
  }),
  defineSeries({
    id: "us.term-premium.10y",
    title: "US 10-year term premium (ACM)",
    unit: "ratio",
    calendar: "new-york",
    sources: ["nyfed/acm"],
    neverRevised: false,
    freshForDays: 10,
    plausible: [-0.05, 0.1],
  }),
  defineSeries({
    id: "us.dollar-index",
    title: "US dollar index, broad nominal",
    unit: "index-points",
    calendar: "new-york",
    sources: ["fred/series"],
    neverRevised: false,
    freshForDays: 10,
    plausible: [20, 500],
  }),
  defineSeries({
    id: "mof.foreign-bonds.net",
    title: "Japanese residents, net purchases of foreign long-term debt",
    unit: "jpy",
    calendar: "weekly",
    sources: ["mof/its-weekly"],
    neverRevised: false,
    freshForDays: 14,
    plausible: [-1e14, 1e14],
  }),
  defineSeries({
    id: "strategy.mnav",
    title: "Strategy, multiple of net asset value",
    unit: "multiple",
    calendar: "new-york",
    sources: ["import/treasuries"],
    neverRevised: false,
    freshForDays: 7,
    plausible: [0, 50],
  }),
  defineSeries({
    id: "btc.sopr",
    title: "BTC spent output profit ratio",
    unit: "multiple",
    calendar: "utc-daily",
    sources: ["import/cohorts"],
    neverRevised: false,
    freshForDays: 5,
    plausible: [0, 10],
  }),
];

export const seriesCatalogue: readonly SeriesDefinition[] = [
  ...jgb,
  ...ust,
  ...policy,
  ...fx,
  ...equity,
  ...crypto,
  ...cryptoMarket,
  ...positions,
  ...treasury,
  ...filings,
  ...waiting,
];

const byId = new Map(seriesCatalogue.map((s) => [s.id, s]));
export const findSeries = (id: string): SeriesDefinition | undefined => byId.get(id);
