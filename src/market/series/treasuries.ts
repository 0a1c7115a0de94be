/** Companies and states that hold coins. */
import { defineSeries, type SeriesDefinition } from "../series.ts";

export const treasuries: readonly SeriesDefinition[] = [
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
];
