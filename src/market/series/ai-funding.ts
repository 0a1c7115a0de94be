/** Filings of the AI supply chain and the rent of its machines. */
import { companies, companyOf, type NamedCompany } from "../companies.ts";
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

/** Spans of a flow in a filing: cumulative over the fiscal year, as filed. */
export const filingSpans = ["3m", "6m", "9m", "12m"] as const;
/** What is read from filings: a stock at a day, and flows over a span that ends with it. */
export const filedBalances = [
  "receivables",
  "inventory",
  "assets",
  "current-assets",
  "property",
  "current-liabilities",
  "long-term-debt",
] as const;
export const filedFlows = [
  "revenue",
  "cost-of-revenue",
  "net-income",
  "operating-cash-flow",
  "eps-diluted",
  "depreciation",
  "overhead",
] as const;
const titles: Readonly<Record<(typeof filedBalances)[number] | (typeof filedFlows)[number], string>> = {
  receivables: "accounts receivable",
  inventory: "inventory",
  assets: "total assets",
  "current-assets": "current assets",
  property: "property, plant and equipment",
  "current-liabilities": "current liabilities",
  "long-term-debt": "long-term debt",
  revenue: "revenue",
  "cost-of-revenue": "cost of revenue",
  "net-income": "net income",
  "operating-cash-flow": "operating cash flow",
  "eps-diluted": "diluted earnings per share",
  depreciation: "depreciation and amortisation",
  overhead: "selling, general and administrative expense",
};
const filed = { calendar: "quarterly", sources: ["sec/companyfacts"], freshForDays: 140, neverRevised: false } as const;

/** The series of one company's filings. */
export const filedSeries = ({ id, name }: NamedCompany): readonly SeriesDefinition[] =>
  family({ ...filed, unit: "usd", plausible: [-1e12, 1e13] }, [
    ...filedBalances.map((what) => [`${id}.${what}`, `${name} ${titles[what]}`] as const),
    ...filedFlows.flatMap((what) =>
      filingSpans.map((span) => [`${id}.${what}.${span}`, `${name} ${titles[what]}, ${span} to the date`] as const),
    ),
  ]);

/** Tickers as they are followed, and as ids of companies: `BRK-B`, `brk-b`. */
export const tickerForm = /^[A-Z][A-Z0-9-]{0,9}$/;

const parts = new Set(filedSeries({ id: "", name: "" }).map(({ id }) => id));

/** The company of a series id that has the form of one of filings; undefined for any other id. */
export function companyIdOf(series: string): string | undefined {
  const at = series.indexOf(".");
  if (at < 0 || !parts.has(series.slice(at))) return undefined;
  const id = series.slice(0, at);
  return id === id.toLowerCase() && tickerForm.test(id.toUpperCase()) ? id : undefined;
}

/** The definition of a series of a company that is followed by ticker, from its id alone. */
export function followedSeries(series: string): SeriesDefinition | undefined {
  const id = companyIdOf(series);
  return id === undefined ? undefined : filedSeries(companyOf(id)).find((one) => one.id === series);
}

export const aiFunding: readonly SeriesDefinition[] = [
  ...companies.flatMap(filedSeries),
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
