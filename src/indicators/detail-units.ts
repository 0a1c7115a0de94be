/**
 * The unit of every number among an indicator's details, in this one place: a name means the same wherever it is used,
 * and what differs from one indicator to another is the indicator's own unit or that of its first series. A contract
 * test refuses a number that nothing here declares.
 */
import type { Unit } from "../core/units.ts";
import { findSeries } from "../market/series-catalogue.ts";
import type { IndicatorDefinition } from "./define.ts";

/** Beside the units: `own` is the indicator's, `own-move` a difference of two of its values, `input` its first series'. */
type Kind = Unit | "own" | "own-move" | "input";

export interface DetailUnit {
  readonly unit: Unit;
  /** From the detail to the inside unit: details named `...JpyTn` are trillions of yen. */
  readonly factor: number;
}

/** Names that one indicator means otherwise, before the common ones. */
const exceptions: Readonly<Record<string, Kind>> = {
  "exposure-prior.high": "usd",
  "exposure-prior.low": "usd",
  "btc-funding-venues.spread": "rate-difference",
  "gpu-rent-60d-change.before": "input",
  "jgb-30y-structural-threshold.distance": "rate-difference",
  "usdjpy-break-even-3m.distance": "change",
  "usdjpy-break-even-12m.distance": "change",
  "boj-jgb-share.before": "own",
  "boj-jgb-share.highest": "own",
  "nvda-cash-conversion.before": "own",
  "nvda-dso.before": "own",
  "nvda-dso.highest": "own",
  "vix-level.change": "change",
  "jgb-30y-sustained-360.distance": "rate-difference",
  "jgb-30y-sustained-380.distance": "rate-difference",
  "strategy-purchase-premium.close": "usdt",
  "strategy-purchase-premium.highSince": "usdt",
  "strategy-purchase-premium.lowSince": "usdt",
  "strategy-purchase-premium.highOfWeekBefore": "usdt",
  "strategy-purchase-premium.lowOfWeekBefore": "usdt",
  "btc-perp-dislocation.last": "own",
  "btc-leverage-flush.bybit": "change",
  "btc-leverage-flush.okx": "change",
  "spx-move-in-sigmas.move": "change",
  "holder-divergence.flow30": "btc",
};

const names: Partial<Record<Kind, string>> = {
  own: "average5y appreciation binance bindingOnly bybit covering drawdown highYield liquidations move okx relative repo steepening vix volatility fixing gapBefore governments elSalvador lowest meanBefore lowestBefore mean monthToDate oneMonth threeMonths sixMonths over250 exponentiallyWeighted proRata sum5 sum13Weeks lastWeek upperBound week withEnactedTaxRevenue with60Sessions withoutGrowth nineMonths twelveMonths correlationContribution",
  "own-move": "change change20Sessions change30 change4Reports changePoints",
  input: "before close high highest level low lastHigher now price",
  ratio:
    "averageIssueYield bojShare differential dollarRate yenRate effectiveRate fallToCost grossMargin grossMarginBefore growth growthFor360 growthFor380 hedgeCost3m issueYieldLong issueYieldShort longShare macroShare margin marketDifferential ministryRatio missing missingWeight perDay60 ratioAt100bpMore requiredReturn roundTripShare sessionSigma share shareAtOrAbove shareBelowTwoSigma shareExplained shareNotBinding shareOfOpenInterest shareRemoved shareUpTo tata volatility250 volatility250Lo volatility250Hi yield yield30 yieldGap mean10 mean30 debtToGdp atFirstQuartile atThirdQuartile atListPrice rSquared",
  change:
    "change60 change7 explained fromSpx fromUsdjpy fromVix fromYield10 highToLow interestAgainstMinistry interestGrowth inventoryGrowth logChange logReturn logReturn30 nasdaqReturn nikkeiReturn overFixing perShareSurprise receivablesGrowth residual salesGrowth taxGrowth yenAppreciation allDays",
  "rate-difference":
    "basis change10Over60Sessions change30Over60Sessions incentive10 incentive30 other rateLessGrowth rise30 slopeChange20Sessions suppressionHigh suppressionLow tail unscaled volatilityChange20Sessions yieldChangeSince",
  "share-difference": "overRealised",
  "ratio-per-8h": "medianPer8h ratePer8h",
  probability: "probabilityBeyond",
  multiple: "carryOverShortfall claimsOverCoins critical3Years magnitude multipleOfLastFourQuarters surprise",
  sigma: "yenAppreciationSigmas trigger shift",
  score:
    "aqi depi dsri gmi lvgi sgai sgi skewness mahalanobis2 slope3Years slope9Years betaToVixPoint betaYield10 betaDollar priorBetaNasdaq",
  "index-points": "vixBefore",
  "jpy-per-usd": "forward3m forward12m forwardWithBasis from noteReference spot to trailingReference",
  usd: "costUsd realisedPrice",
  jpy: "tailYen",
  btc: "coins coinsBefore issuance lastPurchase",
  "usd-per-hour": "rent breakEven",
  contracts: "speculatorsNet leveragedFundsNet assetManagersNet",
  days: "days daysOfInventory expiryDays fiscalDays noteReferenceDays referenceDays",
  years: "exitYears years startYear plateauYear endYear",
  count:
    "events assets auctionsBefore boughtDays downDays closesAbove closesAboveInARow closesKnown completed daysKnown deals heard lowerQuarters months movesKnown observations outflowRank outflowSessionsInARow purchases quarters rank rankFromLowest rankOfOutflow sessions sessionsKnown sessionsOfIndex sessionsSince shares sizeRank snapshots splitsApplied sumsKnown throughNvidia venues",
};
const byName = new Map(
  Object.entries(names).flatMap(([kind, list]) => list.split(" ").map((name) => [name, kind as Kind] as const)),
);

/** Names that are made of an asset, a level or a year. */
const patterns: readonly (readonly [RegExp, Kind])[] = [
  [/Usd$/, "usd"],
  [/:sigmas$/, "sigma"],
  [/^atGrowth/, "ratio"],
  [/^(linearAt|approximateTo|to|at)\d+(bp)?$/, "own"],
  [/^at.*NoteReference$/, "own"],
  [/^shareAt\d/, "ratio"],
  [/^move\d+$/, "change"],
  [/(High|Low)$/, "change"],
  [/^jgb\d+Dv01$/, "jpy"],
  [/^ust\d+Dv01$/, "usd"],
  [/ModifiedDuration$/, "years"],
  [/Rank$/, "ratio"],
  [/^(contribution|state)[A-Z]/, "score"],
  [/^ratio\+\d+y$/, "ratio"],
];

/** The unit of a detail that is a number; undefined where nothing declares it. */
export function detailUnit(definition: IndicatorDefinition, name: string): DetailUnit | undefined {
  if (/JpyTn(\+\d+y)?$/.test(name)) return { unit: "jpy", factor: 1e12 };
  if (/^bpPerDay/.test(name)) return { unit: "rate-difference", factor: 1e-4 };
  const kind =
    exceptions[`${definition.id}.${name}`] ?? byName.get(name) ?? patterns.find(([form]) => form.test(name))?.[1];
  const unit = kind === undefined ? undefined : unitOf(kind, definition);
  return unit && { unit, factor: 1 };
}

function unitOf(kind: Kind, definition: IndicatorDefinition): Unit | undefined {
  if (kind === "own") return definition.unit;
  // Two yields differ by basis points.
  if (kind === "own-move") return definition.unit === "ratio" ? "rate-difference" : definition.unit;
  if (kind !== "input") return kind;
  const first = Object.values(definition.inputs).find((input) => input.kind === "series");
  return first && findSeries(first.series)?.unit;
}
