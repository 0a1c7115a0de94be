/** Equity indexes, shares and their implied volatility. */
import { companies } from "../companies.ts";
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

export const equity: readonly SeriesDefinition[] = [
  ...family(
    {
      unit: "index-points",
      calendar: "new-york",
      sources: ["spdji/close", "fred/series", "fred/observations"],
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
    sources: ["nasdaq/close", "fred/series", "fred/observations"],
    neverRevised: true,
    freshForDays: 5,
    plausible: [100, 1e6],
  }),
  defineSeries({
    id: "nikkei225",
    title: "Nikkei 225",
    unit: "index-points",
    calendar: "tokyo",
    sources: ["nikkei/close", "fred/series", "fred/observations"],
    neverRevised: true,
    freshForDays: 6,
    plausible: [1_000, 1e6],
  }),
  defineSeries({
    id: "vix",
    title: "VIX",
    unit: "index-points",
    calendar: "new-york",
    sources: ["cboe/vix", "fred/series", "fred/observations"],
    neverRevised: true,
    freshForDays: 5,
    plausible: [5, 200],
    // It more than doubled on 5 February 2018.
    maxJump: { relative: 2 },
  }),
  ...companies.map(({ id, name }) =>
    defineSeries({
      id: `${id}.close`,
      title: `${name} share price`,
      unit: "usd",
      calendar: "new-york",
      sources: id === "nvda" ? ["nasdaq/close", "import/share-prices"] : ["import/share-prices"],
      neverRevised: true,
      freshForDays: 5,
      plausible: [0.01, 1e5],
    }),
  ),
];
