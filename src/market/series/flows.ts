/** Positions and cross-border flows. */
import { defineSeries, type SeriesDefinition } from "../series.ts";

export const flows: readonly SeriesDefinition[] = [
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
];
