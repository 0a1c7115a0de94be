/** Exchange rates. */
import { defineSeries, type SeriesDefinition } from "../series.ts";

const daily = { calendar: "frankfurt", neverRevised: true, freshForDays: 5, maxJump: { relative: 0.15 } } as const;

export const fx: readonly SeriesDefinition[] = [
  defineSeries({
    ...daily,
    id: "fx.usdjpy",
    title: "USDJPY",
    unit: "jpy-per-usd",
    sources: ["ecb/eurofxref", "frb/h10", "fred/series", "fred/observations"],
    plausible: [50, 400],
  }),
  defineSeries({
    ...daily,
    id: "fx.eurusd",
    title: "EURUSD, ECB reference rate",
    unit: "usd-per-eur",
    sources: ["ecb/eurofxref"],
    plausible: [0.5, 2],
  }),
  defineSeries({
    ...daily,
    id: "fx.eurjpy",
    title: "EURJPY, ECB reference rate",
    unit: "jpy-per-eur",
    sources: ["ecb/eurofxref"],
    plausible: [50, 500],
  }),
  defineSeries({
    ...daily,
    id: "fx.usdjpy.tokyo",
    title: "USDJPY, Tokyo market at 17:00",
    unit: "jpy-per-usd",
    calendar: "tokyo",
    freshForDays: 6,
    sources: ["boj/stat-search"],
    plausible: [50, 400],
  }),
  defineSeries({
    id: "fx.usdjpy.indicative",
    title: "USDJPY, indicative: mark of a perpetual, never a fixing",
    unit: "jpy-per-usd",
    calendar: "utc-daily",
    sources: ["hyperliquid/usdjpy"],
    neverRevised: true,
    freshForDays: 2,
    plausible: [50, 400],
  }),
  defineSeries({
    id: "us.dollar-index",
    title: "US dollar index, broad nominal",
    unit: "index-points",
    calendar: "new-york",
    sources: ["fred/observations", "fred/series"],
    neverRevised: false,
    freshForDays: 10,
    plausible: [20, 500],
  }),
];
