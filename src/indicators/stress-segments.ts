/** What the stress index is made of: five segments of three raw series, each rising with stress. */
import type { DatedValues } from "../market/session-panel.ts";
import type { SeriesWindow } from "./define.ts";
import { changeDeviations, changesOver, fallsFromHigh, levels } from "./rolling.ts";
import { onCommonDays } from "./windows.ts";

/** Sessions of volatilities and changes; of highs; reports of a change of positions. */
const month = 20;
const year = 252;
const yearOfDays = 365;
const reports = 4;

export interface RawStressSeries {
  /** Name of the detail that holds its rank. */
  readonly key: string;
  readonly title: string;
  /** Ids of the series that it is computed from, in the order of `compute`. */
  readonly from: readonly string[];
  /** Sessions that a value stands for when no newer one comes: a holiday, a week between reports. */
  readonly carry: number;
  readonly compute: (...windows: SeriesWindow[]) => DatedValues;
  /** Stands in for it, over its whole history, where one of its series is not known at all. */
  readonly instead?: RawStressSeries;
}

export interface StressSegmentDefinition {
  readonly id: string;
  readonly title: string;
  /** Name of its details in camel case. */
  readonly key: string;
  readonly series: readonly RawStressSeries[];
}

const daily = 5;
const weekly = 10;

/** The days that the index is computed on: those of the USDJPY reference rates, which rest on few weekdays. */
export const stressClock = "fx.usdjpy";

export const stressSegments = [
  {
    id: "japan-rates",
    title: "Japan rates",
    key: "JapanRates",
    series: [
      {
        ...{ key: "volatility", title: "30-year yield, volatility of 20 sessions", from: ["jgb.30y"], carry: daily },
        compute: (yields) => changeDeviations(yields, month, "difference"),
      },
      {
        ...{ key: "move", title: "30-year yield, size of its move over 20 sessions", from: ["jgb.30y"], carry: daily },
        compute: (yields) => mapped(changesOver(yields, month), Math.abs),
      },
      {
        ...{ key: "steepening", title: "rise of the 30-10 slope over 20 sessions", carry: daily },
        from: ["jgb.30y", "jgb.10y"],
        compute: (long, ten) =>
          changesOver(
            combined([long, ten], ([a, b]) => a! - b!),
            month,
          ),
      },
    ],
  },
  {
    id: "fx-carry",
    title: "FX and carry",
    key: "FxCarry",
    series: [
      {
        ...{ key: "volatility", title: "USDJPY, volatility of 20 sessions", from: ["fx.usdjpy"], carry: daily },
        compute: (rates) => changeDeviations(rates, month, "log return"),
      },
      {
        ...{ key: "appreciation", title: "yen above its low of a year", from: ["fx.usdjpy"], carry: daily },
        compute: (rates) => fallsFromHigh(rates, year),
      },
      {
        ...{ key: "covering", title: "rise of speculators' net yen position over 4 reports", carry: weekly },
        from: ["cftc.jpy.noncommercial-net"],
        compute: (position) => changesOver(position, reports),
      },
    ],
  },
  {
    id: "equity-ai",
    title: "Equity and AI",
    key: "EquityAi",
    series: [
      { key: "vix", title: "VIX", from: ["vix"], carry: daily, compute: levels },
      {
        ...{ key: "drawdown", title: "Nasdaq below its high of a year", from: ["nasdaq-composite"], carry: daily },
        compute: (closes) => fallsFromHigh(closes, year),
      },
      {
        ...{ key: "relative", title: "Nvidia over Nasdaq, below its high of a year", carry: daily },
        from: ["nvda.close", "nasdaq-composite"],
        compute: (share, index) =>
          fallsFromHigh(
            combined([share, index], ([a, b]) => a! / b!),
            year,
          ),
      },
    ],
  },
  {
    id: "credit-funding",
    title: "Credit and funding",
    key: "CreditFunding",
    series: [
      { key: "highYield", title: "US high-yield spread", from: ["us.hy-oas"], carry: daily, compute: levels },
      {
        ...{ key: "repo", title: "SOFR over the rate on reserve balances", from: ["us.sofr", "us.iorb"], carry: daily },
        compute: spreads,
        instead: {
          ...{ key: "repo", title: "SOFR over the federal funds rate", from: ["us.sofr", "us.effr"], carry: daily },
          compute: spreads,
        },
      },
      {
        ...{ key: "volatility", title: "Treasury 10-year yield, volatility of 20 sessions", carry: daily },
        from: ["ust.10y"],
        compute: (yields) => changeDeviations(yields, month, "difference"),
      },
    ],
  },
  {
    id: "crypto",
    title: "Crypto",
    key: "Crypto",
    series: [
      {
        ...{ key: "volatility", title: "BTC, volatility of 20 days", from: ["btc.close"], carry: daily },
        compute: (closes) => changeDeviations(closes, month, "log return"),
      },
      {
        ...{ key: "drawdown", title: "BTC below its high of a year", from: ["btc.close"], carry: daily },
        compute: (closes) => fallsFromHigh(closes, yearOfDays),
      },
      {
        ...{ key: "liquidations", title: "liquidations over BTC open interest", carry: daily },
        from: ["crypto.liquidations.long-24h", "crypto.liquidations.short-24h", "btc.open-interest", "btc.close"],
        compute: (...windows) =>
          levels(combined(windows, ([long, short, coins, close]) => (long! + short!) / (coins! * close!))),
      },
    ],
  },
] as const satisfies readonly StressSegmentDefinition[];

export type StressSegmentId = (typeof stressSegments)[number]["id"];

export const findStressSegment = (id: StressSegmentId): StressSegmentDefinition =>
  stressSegments.find((segment) => segment.id === id)!;

/** Every series that it may be computed from. */
export const seriesBehind = ({ from, instead }: RawStressSeries): readonly string[] => [
  ...from,
  ...(instead ? seriesBehind(instead) : []),
];

/** The raw series that is computed: the one that stands in, where it can and this one cannot. */
export function usedSeries(raw: RawStressSeries, isKnown: (series: string) => boolean): RawStressSeries {
  return raw.instead && !raw.from.every(isKnown) ? usedSeries(raw.instead, isKnown) : raw;
}

/** One value of several on the days that all of them have. */
function combined(windows: readonly SeriesWindow[], of: (values: readonly number[]) => number): SeriesWindow {
  const common = onCommonDays(windows);
  const observed = common[0]!.observed;
  return { observed, values: observed.map((_, i) => of(common.map(({ values }) => values[i]!))) };
}

/** One rate less another. */
function spreads(...rates: SeriesWindow[]): DatedValues {
  return levels(combined(rates, ([a, b]) => a! - b!));
}

const mapped = ({ observed, values }: DatedValues, of: (value: number) => number): DatedValues => ({
  observed,
  values: Array.from(values, of),
});
