/**
 * Quarters out of filings. A flow is filed cumulative over the fiscal year (3, 6, 9 and 12 months to the same kind of day),
 * so a quarter is filed as such or is the difference of two cumulative values; the fourth is always twelve less nine.
 */
import { daysBetween, type LocalDate } from "../core/time.ts";
import { type filedFlows, filingSpans } from "../market/series/ai-funding.ts";
import { byDay } from "./by-day.ts";
import { evenStale, history, optional, type SeriesWindow } from "./define.ts";

export type FiledFlow = (typeof filedFlows)[number];
const spans = filingSpans;
export type Span = (typeof spans)[number];

/** A span that ends with another quarter is old by design, so age is judged by the balances, which every filing has. */
const spanInput = (company: string, flow: FiledFlow, span: Span) =>
  optional(evenStale(history(`${company}.${flow}.${span}`, 1)));
type SpanInput = ReturnType<typeof spanInput>;

/** The four inputs of a flow of a company's filings, keyed `revenue.3m` to `revenue.12m`; spread them into `inputs`. */
export function filedFlow<F extends FiledFlow>(
  flow: F,
  company = "nvda",
): { readonly [S in `${F}.${Span}`]: SpanInput } {
  const entries = spans.map((span) => [`${flow}.${span}`, spanInput(company, flow, span)] as const);
  return Object.fromEntries(entries) as { [S in `${F}.${Span}`]: SpanInput };
}

export type FiledValues = Readonly<Record<string, unknown>>;

/** Fiscal quarters have 13 or 14 weeks; anything else between two balance days is a filing that is missing. */
const isQuarter = (days: number): boolean => days >= 80 && days <= 100;
const daysFrom = (from: string, to: string): number => daysBetween(from as LocalDate, to as LocalDate);

/** The values to date that a filing gives, by day: `filedToDate("net-income", "9m", inputs)`. */
export function filedToDate(flow: FiledFlow, span: Span, inputs: FiledValues): ReadonlyMap<string, number> {
  const window = inputs[`${flow}.${span}`] as SeriesWindow | undefined;
  return window ? byDay(window) : new Map();
}

/** The flow of each quarter by its last day, in US dollars. Quarters that can be neither read nor derived are left out. */
export function quarterlyFlow(flow: FiledFlow, inputs: FiledValues): ReadonlyMap<string, number> {
  const columns = spans.map((span) => filedToDate(flow, span, inputs));
  const quarters = new Map(columns[0]);
  for (let s = 1; s < columns.length; s++) {
    const shorter = [...columns[s - 1]!];
    for (const [end, toDate] of columns[s]!) {
      if (quarters.has(end)) continue;
      const before = shorter.find(([day]) => isQuarter(daysFrom(day, end)));
      if (before) quarters.set(end, toDate - before[1]);
    }
  }
  return quarters;
}

/** A fiscal quarter between two balance days. */
export interface FiscalQuarter {
  /** Last day of the quarter, and of the one before. */
  readonly end: string;
  readonly before: string;
  /** Length in days: 91 for thirteen weeks, 98 for fourteen. */
  readonly days: number;
}

/** The quarters between neighbouring balance days, oldest first; a gap of another length gives no quarter. */
export function fiscalQuarters(balance: SeriesWindow): readonly FiscalQuarter[] {
  const found: FiscalQuarter[] = [];
  for (let i = 1; i < balance.observed.length; i++) {
    const before = balance.observed[i - 1]!;
    const end = balance.observed[i]!;
    const days = daysFrom(before, end);
    if (isQuarter(days)) found.push({ end, before, days });
  }
  return found;
}

/** A ratio of every quarter that has its parts, oldest first, as a window. */
export function quarterWindow(
  quarters: readonly FiscalQuarter[],
  ratioOf: (quarter: FiscalQuarter) => number | undefined,
): SeriesWindow {
  const observed: string[] = [];
  const values: number[] = [];
  for (const quarter of quarters) {
    const value = ratioOf(quarter);
    if (value === undefined || !Number.isFinite(value)) continue;
    observed.push(quarter.end);
    values.push(value);
  }
  return { observed, values };
}

/** Sum of a flow over the last four quarters up to `end`, or undefined when one of them is not known. */
export function lastFourQuarters(
  quarters: readonly FiscalQuarter[],
  flow: ReadonlyMap<string, number>,
  end: string,
): number | undefined {
  const at = quarters.findIndex((quarter) => quarter.end === end);
  if (at < 3) return undefined;
  let sum = 0;
  for (let i = at - 3; i <= at; i++) {
    const quarter = quarters[i]!;
    const value = flow.get(quarter.end);
    if (value === undefined || (i > at - 3 && quarter.before !== quarters[i - 1]!.end)) return undefined;
    sum += value;
  }
  return sum;
}

/** The same quarter of the year before: the quarter end 357 to 378 days earlier, or undefined. */
export const yearBefore = (days: Iterable<string>, end: string): string | undefined =>
  [...days].find((day) => {
    const distance = daysFrom(day, end);
    return distance >= 357 && distance <= 378;
  });
