/** Coins: prices, derivatives, funds and holders. */
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

const candle = { unit: "usdt", calendar: "utc-daily", freshForDays: 3, plausible: [1e-6, 1e8] } as const;
const parts = (coins: readonly string[]) =>
  coins.flatMap((coin) =>
    (["close", "high", "low"] as const).map(
      (part) => [`${coin}.${part}`, `${coin.toUpperCase()} ${part}, UTC day`] as const,
    ),
  );
const prices = [
  ...family({ ...candle, sources: ["binance/spot-1d", "kraken/spot-1d"] }, parts(["btc", "eth"])),
  ...family({ ...candle, sources: ["binance/spot-1d"] }, parts(["sol", "xrp", "bnb", "ada"])),
];

/** Venues count open interest in their own way: changes of one venue compare, sums over venues do not. */
const openInterest = {
  unit: "btc",
  calendar: "utc-daily",
  neverRevised: false,
  freshForDays: 3,
  plausible: [0, 1e7],
} as const;
const funding = {
  maxJump: { absolute: 0.004 },
  unit: "ratio-per-8h",
  calendar: "utc-daily",
  neverRevised: true,
  freshForDays: 3,
  plausible: [-0.05, 0.05],
} as const;
/** As it stands at an instant: the answers say no time, so they are observed when retrieved. */
const contexts = {
  calendar: "utc-daily",
  sources: ["hyperliquid/asset-contexts"],
  neverRevised: true,
  freshForDays: 2,
} as const;
const priced = { ...contexts, unit: "usd", maxJump: { relative: 1 } } as const;

export const crypto: readonly SeriesDefinition[] = [
  ...prices,
  defineSeries({
    ...funding,
    id: "btc.perp.funding-8h-mean",
    title: "BTC perpetual funding, mean of the day's settlements",
    sources: ["binance/perp-funding"],
  }),
  defineSeries({
    ...funding,
    id: "btc.perp.bybit.funding-8h-mean",
    title: "BTC perpetual funding on Bybit, mean of the day's settlements",
    sources: ["bybit/perp-funding"],
  }),
  defineSeries({
    ...funding,
    id: "btc.perp.okx.funding-8h-mean",
    title: "BTC perpetual funding on OKX, mean of the day's settlements",
    sources: ["okx/perp-funding"],
  }),
  defineSeries({
    ...contexts,
    id: "btc.perp.hyperliquid.funding",
    title: "BTC perpetual funding on Hyperliquid, hourly rate per 8 hours",
    unit: "ratio-per-8h",
    plausible: [-0.4, 0.4],
  }),
  defineSeries({
    ...contexts,
    id: "btc.perp.hyperliquid.open-interest",
    title: "BTC perpetual open interest on Hyperliquid",
    unit: "btc",
    plausible: [0, 1e7],
  }),
  ...family({ ...priced, plausible: [1e3, 1e7] }, [
    ["btc.perp.hyperliquid.mark", "BTC perpetual mark price on Hyperliquid"],
    ["btc.perp.hyperliquid.oracle", "BTC spot oracle of Hyperliquid"],
  ]),
  defineSeries({
    id: "crypto.fear-greed",
    title: "Crypto Fear & Greed index",
    unit: "index-points",
    calendar: "utc-daily",
    sources: ["alternative-me/fear-greed"],
    neverRevised: true,
    freshForDays: 3,
    // The largest change of a day since 2018 is 45.
    maxJump: { absolute: 50 },
    plausible: [0, 100],
  }),
  ...family(
    {
      unit: "usd",
      calendar: "new-york",
      sources: ["farside/etf-flows", "import/etf-flows"],
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
    ...openInterest,
    id: "btc.open-interest",
    title: "BTC perpetual open interest",
    sources: ["binance/open-interest"],
  }),
  defineSeries({
    ...openInterest,
    id: "btc.perp.bybit.open-interest",
    title: "BTC perpetual open interest on Bybit",
    sources: ["bybit/open-interest"],
  }),
  defineSeries({
    ...openInterest,
    id: "btc.perp.okx.open-interest",
    title: "BTC perpetual open interest on OKX",
    sources: ["okx/open-interest"],
  }),
  defineSeries({
    id: "btc.dvol",
    title: "Deribit BTC volatility index",
    unit: "ratio",
    calendar: "utc-daily",
    sources: ["deribit/dvol"],
    neverRevised: true,
    freshForDays: 3,
    maxJump: { absolute: 0.6 },
    plausible: [0, 10],
  }),
  defineSeries({
    id: "btc.skew-25d",
    title: "BTC 25-delta skew: put less call volatility, expiry nearest to 30 days",
    unit: "ratio",
    calendar: "utc-daily",
    sources: ["deribit/skew"],
    neverRevised: false,
    freshForDays: 3,
    maxJump: { absolute: 0.3 },
    plausible: [-1, 1],
  }),
  defineSeries({
    id: "btc.skew-25d.expiry-days",
    title: "Days to the expiry of the BTC skew",
    unit: "days",
    calendar: "utc-daily",
    sources: ["deribit/skew"],
    neverRevised: false,
    freshForDays: 3,
    maxJump: "any",
    plausible: [14, 46],
  }),
  defineSeries({
    id: "crypto.stablecoins.supply",
    title: "Dollar-pegged stablecoins in circulation",
    unit: "usd",
    calendar: "utc-daily",
    sources: ["defillama/stablecoins"],
    neverRevised: false,
    freshForDays: 3,
    maxJump: { relative: 0.1 },
    plausible: [0, 1e13],
  }),
  defineSeries({
    id: "btc.realised-price",
    title: "BTC realised price",
    unit: "usd",
    calendar: "utc-daily",
    sources: ["import/cohorts", "coinmetrics/community"],
    neverRevised: false,
    freshForDays: 5,
    maxJump: { relative: 0.3 },
    plausible: [0, 1e7],
  }),
  defineSeries({
    id: "btc.realised-cap",
    title: "BTC realised capitalisation",
    unit: "usd",
    calendar: "utc-daily",
    sources: ["coinmetrics/community"],
    neverRevised: false,
    freshForDays: 5,
    maxJump: { relative: 0.3 },
    plausible: [0, 1e14],
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
    [["btc.sth.realised-price", "BTC short-term holders' cost basis"]],
  ),
  defineSeries({
    id: "btc.accumulators.flow",
    title: "BTC bought in a day by addresses that never sold, membership fixed the day before",
    unit: "btc",
    calendar: "utc-daily",
    sources: ["import/cohorts"],
    neverRevised: false,
    freshForDays: 5,
    plausible: [-1e6, 1e6],
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
