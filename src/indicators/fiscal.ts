/** Reads the table of fiscal records: which figure of which stage of which budget is meant is said here, nowhere else. */
import { type Absent, absent } from "../core/outcome.ts";
import type { RecordRow } from "../market/observation.ts";

/** Names the source of fiscal records for indicators that wait for them. */
export const fiscalSource = "import/mof-fiscal";

/** A figure as published; money in JPY tn, percentages as ratios. */
export interface FiscalFigure {
  readonly item: string;
  /** FY2025, 2025-06-30 or 2025: what the figure is about. */
  readonly period: string;
  readonly value: number;
  readonly publisher: string;
  /** As the record says it: a day or a month. */
  readonly published: string;
}

/** All readable figures; a record without a number is left out. */
export function fiscalFigures(rows: readonly RecordRow[]): readonly FiscalFigure[] {
  return rows.flatMap(({ body }): FiscalFigure[] => {
    const { item, period, value, unit, publisher, published } = body;
    if (typeof item !== "string" || typeof period !== "string" || typeof value !== "number" || !Number.isFinite(value))
      return [];
    const isShare = typeof unit === "string" && unit.startsWith("percent");
    return [
      {
        item,
        period,
        value: isShare ? value / 100 : value,
        publisher: String(publisher),
        published: String(published),
      },
    ];
  });
}

/** The figure of an item for a period; without a period, of its newest period. */
export function findFigure(figures: readonly FiscalFigure[], item: string, period?: string): FiscalFigure | undefined {
  let found: FiscalFigure | undefined;
  for (const figure of figures) {
    if (figure.item !== item || (period !== undefined && figure.period !== period)) continue;
    if (!found || figure.period > found.period) found = figure;
  }
  return found;
}

/** All periods of an item, oldest first. */
export const figuresOf = (figures: readonly FiscalFigure[], item: string): readonly FiscalFigure[] =>
  figures.filter((f) => f.item === item).sort((a, b) => (a.period < b.period ? -1 : 1));

export interface Budget {
  /** Such as FY2025, from April to March. */
  readonly fiscalYear: string;
  readonly interest: FiscalFigure;
  /** Interest, redemption and costs of issuing together. */
  readonly debtService: FiscalFigure;
  readonly taxRevenue: FiscalFigure;
}

/** Enacted before reconstructed from stated changes before the cabinet's draft. Requests and settlements are other things. */
const stages = ["initial", "initial.derived", "draft"] as const;

/**
 * The newest fiscal year whose interest, debt service and tax revenue are all known. All three come from one stage where
 * one stage has them; otherwise each from its best stage. Undefined when there is none.
 */
export function findNewestBudget(figures: readonly FiscalFigure[]): Budget | undefined {
  const years = new Set(
    figures.filter((f) => stages.some((stage) => f.item === `interest.${stage}`)).map((f) => f.period),
  );
  for (const fiscalYear of [...years].sort().reverse()) {
    const at = (subject: string, stage: string) => findFigure(figures, `${subject}.${stage}`, fiscalYear);
    const best = (subject: string) => stages.map((stage) => at(subject, stage)).find((f) => f !== undefined);
    const oneStage = stages.find((s) => at("interest", s) && at("debt-service.total", s) && at("tax-revenue", s));
    const pick = (subject: string) => (oneStage ? at(subject, oneStage) : best(subject));
    const interest = pick("interest");
    const debtService = pick("debt-service.total");
    const taxRevenue = pick("tax-revenue");
    if (interest && debtService && taxRevenue && taxRevenue.value > 0)
      return { fiscalYear, interest, debtService, taxRevenue };
  }
  return undefined;
}

export interface Projection {
  /** The first year of the publication, such as projection-2025. */
  readonly name: string;
  readonly fiscalYear: string;
  readonly interest: FiscalFigure;
  readonly taxRevenue: FiscalFigure;
}

/** The newest projection of the Ministry that gives interest and tax revenue of one year; its last such year. */
export function findNewestProjection(figures: readonly FiscalFigure[]): Projection | undefined {
  const candidates = figures
    .filter((f) => /^projection-\d{4}\.interest$/.test(f.item))
    .sort((a, b) => (a.item + a.period < b.item + b.period ? 1 : -1));
  for (const interest of candidates) {
    const name = interest.item.slice(0, interest.item.indexOf("."));
    const taxRevenue = findFigure(figures, `${name}.tax-revenue`, interest.period);
    if (taxRevenue && taxRevenue.value > 0) return { name, fiscalYear: interest.period, interest, taxRevenue };
  }
  return undefined;
}

/** Gross debt over GDP of the newest publication, for the earliest year that it gives: the current one. */
export function findDebtToGdp(figures: readonly FiscalFigure[]): FiscalFigure | undefined {
  let found: FiscalFigure | undefined;
  for (const figure of figures) {
    if (!figure.item.startsWith("gross-debt.to-gdp.") || !(figure.value > 0)) continue;
    if (!found || figure.published > found.published) found = figure;
    else if (figure.published === found.published && figure.period < found.period) found = figure;
  }
  return found;
}

/** The absent outcome when records are known but not the figure that is needed. */
export const noFigure = (what: string): Absent =>
  absent("missing", `no ${what} among the fiscal records known; needs source ${fiscalSource}`);

/** What a reader must know about a figure: its item, period and publication, under keys that start with `name`. */
export const citation = (name: string, figure: FiscalFigure): Readonly<Record<string, string>> => ({
  [`${name}Item`]: `${figure.item} ${figure.period}`,
  [`${name}Published`]: figure.published,
});

/** The budget in the form of the debt-service formulas, without the central bank. JPY tn. */
export const debtServiceOf = (budget: Budget) => ({
  interest: budget.interest.value,
  redemption: budget.debtService.value - budget.interest.value,
  taxRevenue: budget.taxRevenue.value,
  bojShare: 0,
  bojJgbIncome: 0,
  bojReserveInterest: 0,
});
