/** Filings of the AI supply chain and the rent of its machines. */
import { companies } from "../companies.ts";
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

/** Spans of a flow in a filing: cumulative over the fiscal year, as filed. */
export const filingSpans = ["3m", "6m", "9m", "12m"] as const;
/** What is read from filings: a stock at a day, and flows over a span that ends with it. */
export const filedBalances = ["receivables", "inventory", "assets"] as const;
export const filedFlows = ["revenue", "cost-of-revenue", "net-income", "operating-cash-flow", "eps-diluted"] as const;
const titles: Readonly<Record<(typeof filedBalances)[number] | (typeof filedFlows)[number], string>> = {
  receivables: "accounts receivable",
  inventory: "inventory",
  assets: "total assets",
  revenue: "revenue",
  "cost-of-revenue": "cost of revenue",
  "net-income": "net income",
  "operating-cash-flow": "operating cash flow",
  "eps-diluted": "diluted earnings per share",
};
const filed = { calendar: "quarterly", sources: ["sec/companyfacts"], freshForDays: 140, neverRevised: false } as const;

export const aiFunding: readonly SeriesDefinition[] = [
  ...family(
    { ...filed, unit: "usd", plausible: [-1e12, 1e13] },
    companies.flatMap(({ id, name }) => [
      ...filedBalances.map((what) => [`${id}.${what}`, `${name} ${titles[what]}`] as const),
      ...filedFlows.flatMap((what) =>
        filingSpans.map((span) => [`${id}.${what}.${span}`, `${name} ${titles[what]}, ${span} to the date`] as const),
      ),
    ]),
  ),
  ...family(
    {
      unit: "usd-per-hour",
      calendar: "utc-daily",
      sources: ["vastai/bundles"],
      neverRevised: false,
      freshForDays: 8,
      plausible: [0.05, 50],
    },
    [
      ["gpu.rent.h100", "H100 rental price, median of a marketplace"],
      ["gpu.rent.h100.q1", "H100 rental price, first quartile of a marketplace"],
      ["gpu.rent.h100.q3", "H100 rental price, third quartile of a marketplace"],
    ],
  ),
  defineSeries({
    id: "gpu.rent.h100.list",
    title: "H100 rental price, median of providers' list prices",
    unit: "usd-per-hour",
    calendar: "utc-daily",
    sources: ["gpurentalprices/daily"],
    neverRevised: false,
    freshForDays: 8,
    plausible: [0.05, 50],
  }),
];
