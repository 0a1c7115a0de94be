/** Periods as notes write them: days, intervals, months, quarters, fiscal quarters and years. */
import { addDays, daysBetween, isLocalDate, type LocalDate, localDate } from "../core/time.ts";

export type Period =
  | {
      readonly kind: "day" | "month" | "quarter" | "year" | "interval";
      readonly from: LocalDate;
      readonly to: LocalDate;
    }
  | { readonly kind: "fiscal"; readonly year: number; readonly quarter: number | undefined };

function monthSpan(year: number, first: number, months: number): { from: LocalDate; to: LocalDate } {
  const day = (y: number, m: number) =>
    localDate(`${y + Math.floor((m - 1) / 12)}-${String(((m - 1) % 12) + 1).padStart(2, "0")}-01`);
  return { from: day(year, first), to: addDays(day(year, first + months), -1) };
}

/** Undefined for an empty or unreadable text. */
export function parsePeriod(text: string): Period | undefined {
  const clean = text.trim();
  if (isLocalDate(clean)) return { kind: "day", from: clean, to: clean };
  const ends = /^(\S+)\s*(?:\/|\.\.| to )\s*(\S+)$/.exec(clean);
  if (ends && isLocalDate(ends[1]!) && isLocalDate(ends[2]!) && ends[1]! <= ends[2]!)
    return { kind: "interval", from: localDate(ends[1]!), to: localDate(ends[2]!) };
  const fiscal = /^(?:Q([1-4])\s*)?(?:FY|fiscal(?: year)?)\s*'?(\d{4}|\d{2})\s*-?\s*(?:Q([1-4]))?$/i.exec(clean);
  if (fiscal) {
    const year = Number(fiscal[2]!.length === 2 ? `20${fiscal[2]}` : fiscal[2]);
    const quarter = fiscal[1] ?? fiscal[3];
    return { kind: "fiscal", year, quarter: quarter === undefined ? undefined : Number(quarter) };
  }
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(clean);
  if (month) return { kind: "month", ...monthSpan(Number(month[1]), Number(month[2]), 1) };
  const quarter = /^(?:(\d{4})[-\s]?Q([1-4])|Q([1-4])\s*(\d{4}))$/i.exec(clean);
  if (quarter) {
    const year = Number(quarter[1] ?? quarter[4]);
    return { kind: "quarter", ...monthSpan(year, 3 * Number(quarter[2] ?? quarter[3]) - 2, 3) };
  }
  const year = /^(\d{4})$/.exec(clean);
  return year ? { kind: "year", ...monthSpan(Number(year[1]), 1, 12) } : undefined;
}

/** First and last day; undefined for fiscal periods, whose days only the company's filings tell. */
export function spanOf(period: Period | undefined): { from: LocalDate; to: LocalDate } | undefined {
  return period && period.kind !== "fiscal" ? { from: period.from, to: period.to } : undefined;
}

/** Whether two periods can be about the same time: equal texts, overlapping days, or one of them not stated. */
export function compatible(a: string, b: string): boolean {
  if (a === b || a === "" || b === "") return true;
  const [first, second] = [spanOf(parsePeriod(a)), spanOf(parsePeriod(b))];
  return first !== undefined && second !== undefined && first.from <= second.to && second.from <= first.to;
}

/** Days of a fiscal quarter, to place fiscal periods of one company relative to each other. */
const quarterDays = 365.25 / 4;

/**
 * Days from one period to another of the same kind of calendar: by their ends, fiscal quarters by their count. Undefined
 * when either is unreadable or only one of them is fiscal.
 */
export function gapBetween(a: string, b: string): number | undefined {
  const [first, second] = [parsePeriod(a), parsePeriod(b)];
  if (first?.kind === "fiscal" && second?.kind === "fiscal")
    return (second.year - first.year) * 365.25 + ((second.quarter ?? 4) - (first.quarter ?? 4)) * quarterDays;
  return daysApart(a, b);
}

/** Whole days from the end of the first period to the end of the second; undefined when either has no days. */
export function daysApart(a: string, b: string): number | undefined {
  const [first, second] = [spanOf(parsePeriod(a)), spanOf(parsePeriod(b))];
  return first && second ? daysBetween(first.to, second.to) : undefined;
}
