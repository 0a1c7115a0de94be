/** Joins the budget, the debt outstanding and today's curve into the inputs of the maturity ladder. */
import type { Absent } from "../core/outcome.ts";
import type { RecordRow } from "../market/observation.ts";
import { averageIssueYieldOf } from "../models/japan/jgb30-threshold.ts";
import type { LadderInputs } from "../models/japan/maturity-ladder.ts";
import { parameter, recent, records, type SeriesWindow } from "./define.ts";
import {
  type Budget,
  type FiscalFigure,
  findFigure,
  findNewestBudget,
  fiscalFigures,
  fiscalSource,
  noFigure,
} from "./fiscal.ts";

/** Today's curve as far as every source has it. */
export const curveInputs = {
  yield2: recent(1, "jgb.2y", 1),
  yield10: recent(1, "jgb.10y", 1),
  yield30: recent(1, "jgb.30y", 1),
};

/** Inputs of every indicator that rolls the ladder forward. */
export const ladderInputs = {
  fiscal: records("fiscal", fiscalSource),
  ...curveInputs,
  shortShare: parameter("ladder-short-share"),
  couponShort: parameter("ladder-coupon-short"),
  couponLong: parameter("ladder-coupon-long"),
  taxGrowth: parameter("tax-growth"),
};

interface Curve {
  readonly yield2: SeriesWindow;
  readonly yield10: SeriesWindow;
  readonly yield30: SeriesWindow;
}

/** The short ladder issues at 4 years, on the line from 2 to 10 years. */
const shortIssueYears = 4;

/**
 * Yields at which the two ladders issue: the short one at 4 years, interpolated from 2 to 10 years; the long one at the mean
 * of 10 and 30 years, because most long issuance lies between.
 */
export function issueYieldsOf(curve: Curve): { yieldShort: number; yieldLong: number } {
  const [two, ten, thirty] = [curve.yield2, curve.yield10, curve.yield30].map((w) => w.values.at(-1)!) as [
    number,
    number,
    number,
  ];
  return { yieldShort: two + ((ten - two) * (shortIssueYears - 2)) / (10 - 2), yieldLong: (ten + thirty) / 2 };
}

/** Average yield of new issues today, by the same convention. */
export function averageIssueYield(curve: Curve, shortShare: number): number {
  const { yieldShort, yieldLong } = issueYieldsOf(curve);
  return averageIssueYieldOf(shortShare, yieldShort, yieldLong);
}

export interface StartedLadder {
  readonly budget: Budget;
  readonly debt: FiscalFigure;
  readonly newMoney: FiscalFigure;
  readonly figures: readonly FiscalFigure[];
  /** Ready for `projectInterest` but for the number of years. JPY tn. */
  readonly ladder: Omit<LadderInputs, "years">;
}

/**
 * The ladder whose year 0 is the newest budget: debt outstanding and new bonds as published, coupons in the assumed
 * proportion and scaled so that year 0 pays the budget's interest. Absent when a figure is not known.
 */
export function startLadder(
  inputs: Curve & {
    readonly fiscal: readonly RecordRow[];
    readonly shortShare: number;
    readonly couponShort: number;
    readonly couponLong: number;
    readonly taxGrowth: number;
  },
): StartedLadder | Absent {
  const figures = fiscalFigures(inputs.fiscal);
  const budget = findNewestBudget(figures);
  if (!budget) return noFigure("budget with interest, debt service and tax revenue");
  const debt = findFigure(figures, "general-bonds.outstanding");
  const newMoney = ["initial", "initial.derived", "draft"]
    .map((stage) => findFigure(figures, `new-bond-issuance.${stage}`, budget.fiscalYear))
    .find((f) => f !== undefined);
  if (!debt || !newMoney) return noFigure("general bonds outstanding and new bonds of the budget");
  const { shortShare, couponShort, couponLong } = inputs;
  const assumedInterest = debt.value * averageIssueYieldOf(shortShare, couponShort, couponLong);
  if (!(assumedInterest > 0)) return noFigure("positive debt and coupons");
  const scale = budget.interest.value / assumedInterest;
  return {
    budget,
    debt,
    newMoney,
    figures,
    ladder: {
      debt: debt.value,
      newMoney: newMoney.value,
      shortShare,
      couponShort: couponShort * scale,
      couponLong: couponLong * scale,
      ...issueYieldsOf(inputs),
      taxRevenue: budget.taxRevenue.value,
      taxGrowth: inputs.taxGrowth,
    },
  };
}

/** FY2028 less FY2025 is 3; undefined for texts that are not fiscal years. */
export function yearsBetweenFiscal(from: string, to: string): number | undefined {
  const [start, end] = [from, to].map((text) => Number(/^FY(\d{4})$/.exec(text)?.[1] ?? Number.NaN)) as [
    number,
    number,
  ];
  return Number.isNaN(end - start) ? undefined : end - start;
}
