/** Companies and states that hold coins. */
import { defineSeries, type SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

/** Levels from filings: a quarter's is filed within six weeks, the year's within ten, so the one before it may be 140 days old. */
const filed = { calendar: "event", neverRevised: false, freshForDays: 140 } as const;

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
    ...filed,
    id: "strategy.coins",
    title: "Strategy, bitcoin held",
    unit: "btc",
    sources: ["import/treasuries", "sec/companyfacts", "coingecko/treasuries"],
    plausible: [0, 2e6],
  }),
  defineSeries({
    ...filed,
    id: "strategy.cost",
    title: "Strategy, cost of all bitcoin held",
    unit: "usd",
    sources: ["import/treasuries", "sec/companyfacts", "coingecko/treasuries"],
    plausible: [0, 1e12],
  }),
  ...family({ ...filed, unit: "usd", sources: ["import/treasuries"], plausible: [0, 1e12] }, [
    ["strategy.debt", "Strategy, debt at face"],
  ]),
  ...family({ ...filed, unit: "usd", sources: ["import/treasuries", "sec/companyfacts"], plausible: [0, 1e12] }, [
    ["strategy.preferred", "Strategy, preferred shares at liquidation value"],
    ["strategy.cash", "Strategy, cash"],
  ]),
  ...family({ ...filed, unit: "usd", sources: ["sec/companyfacts"], plausible: [0, 1e12] }, [
    ["strategy.debt-carrying", "Strategy, long-term debt as carried, less costs of issue"],
    ["strategy.preferred-carrying", "Strategy, preferred shares as carried, at what they were sold for"],
  ]),
  defineSeries({
    ...filed,
    id: "strategy.shares-mean",
    title: "Strategy, diluted shares of all classes, mean of the quarter",
    unit: "count",
    sources: ["sec/companyfacts"],
    // The fourth quarter is not filed by itself: the third stands until the first is out.
    freshForDays: 230,
    plausible: [1e6, 1e10],
  }),
  defineSeries({
    ...filed,
    id: "strategy.shares-diluted",
    title: "Strategy, diluted shares",
    unit: "count",
    sources: ["import/treasuries"],
    plausible: [1e6, 1e10],
  }),
  defineSeries({
    id: "mstr.close",
    title: "Strategy share price",
    unit: "usd",
    calendar: "new-york",
    sources: ["import/share-prices"],
    neverRevised: true,
    freshForDays: 5,
    plausible: [0.01, 1e5],
  }),
  ...family(
    {
      unit: "btc",
      calendar: "utc-daily",
      sources: ["coingecko/treasuries"],
      neverRevised: false,
      freshForDays: 5,
      plausible: [0, 21e6],
    },
    [
      ["treasuries.companies.btc", "Bitcoin of listed companies"],
      ["treasuries.governments.btc", "Bitcoin of governments"],
      ["el-salvador.btc", "Bitcoin of El Salvador"],
    ],
  ),
];
