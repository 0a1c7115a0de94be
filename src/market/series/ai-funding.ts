/** Filings of the AI supply chain and the rent of its machines. */
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

/** Spans of a flow in a filing: cumulative over the fiscal year, as filed. */
export const filingSpans = ["3m", "6m", "9m", "12m"] as const;
const filed = { calendar: "quarterly", sources: ["sec/companyfacts"], freshForDays: 140, neverRevised: false } as const;

export const aiFunding: readonly SeriesDefinition[] = [
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
];
