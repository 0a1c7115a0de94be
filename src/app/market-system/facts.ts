/** Reads the facts of the market system from a view: closing prices, volatilities, trends, sizes that are on record. */
import { mean, sampleStandardDeviation } from "simple-statistics";
import { failure } from "../../core/failure.ts";
import { isPresent } from "../../core/outcome.ts";
import type { IndicatorResult } from "../../indicators/define.ts";
import type { AsOfView, SeriesView } from "../../market/as-of-view.ts";
import { valueBond } from "../../models/transmission/bond.ts";
import { type MarketFacts, type TradedAsset, tradedAssets } from "../../simulation/market-system/facts.ts";
import { bondYears } from "../../simulation/market-system/par-bond.ts";
import { freshnessOf, isFresh } from "./freshness.ts";

/** Series behind each asset; bonds are read as yields. */
export const seriesOf = {
  usdjpy: "fx.usdjpy",
  nasdaq: "nasdaq-composite",
  spx: "spx",
  nvda: "nvda.close",
  vix: "vix",
  nikkei: "nikkei225",
  "ust-10y": "ust.10y",
  "jgb-30y": "jgb.30y",
  btc: "btc.close",
  eth: "eth.close",
} as const;

const isBond = (asset: string): asset is keyof typeof bondYears => Object.hasOwn(bondYears, asset);

const volatilitySessions = 60;
const leastSessions = 20;
const trendSessions = 63;
/** Holidays close a market for up to eleven days (Japan, 2019); a longer silence is a gap in the data. */
const longestBreakDays = 12;
const dayMs = 86_400_000;
const referenceSessions = 250;
const defaultVolatility: Readonly<Record<TradedAsset, string>> = {
  usdjpy: "default-volatility-usdjpy",
  nasdaq: "default-volatility-nasdaq",
  nikkei: "default-volatility-nikkei",
  btc: "default-volatility-btc",
  "ust-10y": "default-volatility-ust",
  "jgb-30y": "default-volatility-jgb",
};

export interface ReadFacts {
  readonly facts: MarketFacts;
  /** What was not on record and is assumed instead. */
  readonly notes: readonly string[];
}

type Results = ReadonlyMap<string, IndicatorResult>;

/** A par bond at its yield, face 1. */
export const parBond = (asset: keyof typeof bondYears, yieldNow: number, yieldThen = yieldNow) =>
  valueBond({ coupon: yieldNow, yield: yieldThen, years: bondYears[asset], face: 1 });

/** Throws `Failure("not-found")` when a price that the system needs is not known at the as-of; old ones are dated, not refused. */
export function readFacts(view: AsOfView, results: Results, parameter: (id: string) => number): ReadFacts {
  const notes: string[] = [];
  const share = shareOf(view, notes);
  const newest = (asset: keyof typeof seriesOf): number => {
    const series = view.series(seriesOf[asset]);
    const value = series.values[series.length - 1];
    if (value === undefined)
      throw failure(
        "not-found",
        `series ${seriesOf[asset]}`,
        "no observation at this as-of",
        "a price to start from",
        "Choose a later as-of, or bring the series in with `metastable ingest`.",
      );
    return value;
  };
  const yields = { "ust-10y": newest("ust-10y"), "jgb-30y": newest("jgb-30y") };
  const durations = {
    ust10y: parBond("ust-10y", yields["ust-10y"]).modifiedDuration,
    jgb30y: parBond("jgb-30y", yields["jgb-30y"]).modifiedDuration,
  };
  const durationOf = { "ust-10y": durations.ust10y, "jgb-30y": durations.jgb30y };
  const returnsOf = (asset: TradedAsset, count: number): number[] => {
    const series = view.series(seriesOf[asset]);
    const values = Array.from(series.values.subarray(firstOfRun(series, series.length - count - 1), series.length));
    return values
      .slice(1)
      .map((value, i) => (isBond(asset) ? -durationOf[asset] * (value - values[i]!) : Math.log(value / values[i]!)));
  };
  const sessionsPerYear = (asset: TradedAsset): number => (asset === "btc" ? 365 : 252);
  const volatility = byAsset((asset) => {
    const returns = returnsOf(asset, volatilitySessions);
    if (returns.length >= leastSessions) return sampleStandardDeviation(returns) * Math.sqrt(sessionsPerYear(asset));
    const assumed = parameter(defaultVolatility[asset]);
    notes.push(
      `${asset}: ${returns.length} sessions of history, so its volatility is assumed, ${Number((assumed * 100).toFixed(1))} % a year (${defaultVolatility[asset]})`,
    );
    return assumed;
  });
  const trend = byAsset((asset) => {
    const returns = returnsOf(asset, trendSessions);
    if (returns.length < leastSessions) {
      notes.push(`${asset}: ${returns.length} sessions of history, so trend followers hold nothing in it`);
      return 0;
    }
    const move = returns.reduce((sum, r) => sum + r, 0);
    const sigma = volatility[asset] * Math.sqrt(returns.length / sessionsPerYear(asset));
    return sigma > 0 ? Math.max(-1, Math.min(1, move / sigma)) : 0;
  });
  const fixings = view.series(seriesOf.usdjpy);
  const highOf = (asset: "usdjpy" | "nasdaq" | "btc" | "nikkei"): number => {
    const { values, length } = view.series(seriesOf[asset]);
    return Math.max(...values.subarray(Math.max(0, length - parameter("cascade-high-sessions"))));
  };
  const known = (id: string): number | undefined => {
    const outcome = results.get(id)?.outcome;
    return outcome && isPresent(outcome) ? outcome.value.value : undefined;
  };
  const reading = (id: string, missing: string): number | undefined => {
    const value = known(id);
    if (value === undefined) notes.push(missing);
    return value;
  };
  return {
    notes,
    facts: {
      asOf: new Date(view.pin.asOf).toISOString(),
      prices: {
        usdjpy: newest("usdjpy"),
        nasdaq: newest("nasdaq"),
        spx: newest("spx"),
        nvda: newest("nvda"),
        vix: newest("vix"),
        nikkei: newest("nikkei"),
        "ust-10y": 1,
        "jgb-30y": 1,
        btc: newest("btc"),
        eth: newest("eth"),
        "treasury-share": share ?? 1,
      },
      observed: freshnessOf(view, [...Object.values(seriesOf), ...(share === null ? [] : [shareSeries])], true)
        .observed,
      highs: { usdjpy: highOf("usdjpy"), nasdaq: highOf("nasdaq"), btc: highOf("btc"), nikkei: highOf("nikkei") },
      volatility,
      trend,
      durations,
      yields: { ust10y: yields["ust-10y"], jgb30y: yields["jgb-30y"] },
      usdjpyReference: mean([
        ...fixings.values.subarray(Math.max(0, fixings.length - referenceSessions), fixings.length),
      ]),
      incentive:
        reading("repatriation-incentive", "no incentive to repatriate on record: it is taken as usual (0)") ?? 0,
      perpTiers: tiersAt(view, notes, parameter),
      treasuryCoins:
        reading("strategy-holdings", "no treasury company's coins on record: it holds none in this run") ?? 0,
      treasuryCost: known("strategy-cost-basis") ?? null,
      treasuryMnav:
        reading("strategy-mnav", "no market value of the treasury company on record: its mNAV is assumed") ??
        parameter("treasury-mnav"),
      nvdaMarketValueUsd: marketValue(results),
      commitments: commitmentsAt(view),
    },
  };
}

const shareSeries = "mstr.close";

/** The treasury company's share is wanted, not needed: without a price of these days it starts at 1. */
function shareOf(view: AsOfView, notes: string[]): number | null {
  const { values, length } = view.series(shareSeries);
  if (length === 0) return null;
  if (isFresh(view, shareSeries)) return values[length - 1]!;
  notes.push("the treasury company's share is too old on record: it starts at 1");
  return null;
}

/** First place, from `least` on, after the last gap in the series: a move across a gap is not the move of a session. */
function firstOfRun({ length, observedAt }: SeriesView, least: number): number {
  for (let i = length - 1; i > Math.max(0, least); i--)
    if (observedAt[i]! - observedAt[i - 1]! > longestBreakDays * dayMs) return i;
  return Math.max(0, least);
}

const byAsset = (value: (asset: TradedAsset) => number): Record<TradedAsset, number> =>
  Object.fromEntries(tradedAssets.map((asset) => [asset, value(asset)])) as Record<TradedAsset, number>;

/** Tiers of the newest snapshot; one assumed rate where none is on record. */
function tiersAt(
  view: AsOfView,
  notes: string[],
  parameter: (id: string) => number,
): { floor: number; rate: number }[] {
  const rows = view.records("perp-tier").map(({ body }) => ({
    day: String(body.snapshot_date ?? ""),
    floor: Number(body.min_notional_usdt),
    rate: Number(body.maintenance_margin_rate),
  }));
  const newest = rows.reduce((day, row) => (row.day > day ? row.day : day), "");
  const tiers = rows
    .filter((row) => row.day === newest)
    .map(({ floor, rate }) => ({ floor, rate }))
    .sort((a, b) => a.floor - b.floor);
  if (tiers.length > 0) return tiers;
  notes.push("no margin tiers on record: one assumed rate for every size");
  return [{ floor: 0, rate: parameter("perp-maintenance-rate") }];
}

function marketValue(results: Results): number | null {
  const outcome = results.get("nvda-required-profit")?.outcome;
  const value = outcome && isPresent(outcome) ? outcome.value.details?.marketValueUsd : undefined;
  return typeof value === "number" && value > 0 ? value : null;
}

/** Kinds of deals that promise money in the future. */
const promised = new Set(["commitment", "purchase", "lease"]);

function commitmentsAt(view: AsOfView): MarketFacts["commitments"] {
  return view.records("deal").flatMap(({ body }) => {
    const { from, to, kind, amountUsd, status } = body;
    if (typeof from !== "string" || typeof to !== "string" || typeof amountUsd !== "number") return [];
    return promised.has(String(kind)) && status !== "paid" && amountUsd > 0 && from !== to
      ? [{ from, to, amountUsd }]
      : [];
  });
}
