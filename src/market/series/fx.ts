/** Exchange rates. */
import { defineSeries, type SeriesDefinition } from "../series.ts";

export const fx: readonly SeriesDefinition[] = [
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
];
