/** Coins: prices, derivatives, funds and holders. */
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

const coins = ["btc", "eth", "sol", "xrp", "bnb", "ada"] as const;
const prices = family(
  { unit: "usdt", calendar: "utc-daily", sources: ["binance/spot-1d"], freshForDays: 3, plausible: [1e-6, 1e8] },
  coins.flatMap((coin) =>
    (["close", "high", "low"] as const).map(
      (part) => [`${coin}.${part}`, `${coin.toUpperCase()} ${part}, UTC day`] as const,
    ),
  ),
);

export const crypto: readonly SeriesDefinition[] = [
  ...prices,
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
