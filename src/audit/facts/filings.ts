/**
 * Quarters from a company's filings. Balances are taken at the quarter's last day; flows are those of the quarter, or
 * the difference of two cumulative figures of one fiscal year where a filing gives only those (cash flow).
 */
import { daysBetween, isLocalDate } from "../../core/time.ts";
import type { FactBook, RecordBody } from "./fact-book.ts";

interface FilingRow {
  readonly company: string;
  readonly concept: string;
  readonly start: string;
  readonly end: string;
  readonly value: number;
  readonly form: string;
  readonly accession: string;
  readonly filed: string;
}

export interface FiledValue {
  readonly value: number;
  /** Names concept, period, form and filing. */
  readonly name: string;
}

export interface FiledQuarter {
  readonly start: string;
  readonly end: string;
  /** Days in the quarter, both ends included: 91 for thirteen weeks. */
  readonly days: number;
}

/** Names of filing concepts for the quantities that a note states. */
export const conceptOf: Readonly<Record<string, readonly [concept: string, kind: "flow" | "balance" | "per-share"]>> = {
  revenue: ["Revenues", "flow"],
  "net-income": ["NetIncomeLoss", "flow"],
  cfo: ["NetCashProvidedByUsedInOperatingActivities", "flow"],
  "cost-of-revenue": ["CostOfRevenue", "flow"],
  receivables: ["AccountsReceivableNetCurrent", "balance"],
  inventory: ["InventoryNet", "balance"],
  assets: ["Assets", "balance"],
  eps: ["EarningsPerShareDiluted", "per-share"],
};

const text = (body: RecordBody, field: string): string =>
  typeof body[field] === "string" ? (body[field] as string) : "";

function rowOf(body: RecordBody): FilingRow | undefined {
  const value = Number(body.value);
  const end = text(body, "end");
  if (!Number.isFinite(value) || !isLocalDate(end)) return undefined;
  return {
    company: text(body, "company").toLowerCase(),
    concept: text(body, "concept"),
    start: text(body, "start"),
    end,
    value,
    form: text(body, "form"),
    accession: text(body, "accession"),
    filed: text(body, "filed"),
  };
}

/** The filings of one company known at the as-of. `company` is matched by its first word. */
export class Filings {
  private readonly rows: readonly FilingRow[];
  constructor(book: FactBook, company: string) {
    const word = company.toLowerCase().split(/[\s-]/)[0]!;
    this.rows = book.records("filing").flatMap((body) => {
      const row = rowOf(body);
      return row?.company.split(/[\s-]/)[0] === word ? [row] : [];
    });
  }

  get empty(): boolean {
    return this.rows.length === 0;
  }

  private newest(concept: string, matches: (row: FilingRow) => boolean): FilingRow | undefined {
    return this.rows
      .filter((row) => row.concept === concept && matches(row))
      .reduce<FilingRow | undefined>(
        (best, row) => (best === undefined || row.filed > best.filed ? row : best),
        undefined,
      );
  }

  /** All quarters for which there is a quarterly flow, ascending by end. */
  quarters(): readonly FiledQuarter[] {
    const ends = new Map<string, FiledQuarter>();
    for (const row of this.rows) {
      if (row.start === "" || !isLocalDate(row.start) || !isLocalDate(row.end)) continue;
      const days = daysBetween(row.start, row.end) + 1;
      if (days >= 80 && days <= 100) ends.set(row.end, { start: row.start, end: row.end, days });
    }
    return [...ends.values()].sort((a, b) => (a.end < b.end ? -1 : 1));
  }

  /** Last days of fiscal years, from annual reports: the year is named after the calendar year in which it ends. */
  private yearEnds(): readonly string[] {
    const ends = this.rows.filter((row) => {
      if (row.form !== "10-K" || !isLocalDate(row.start) || !isLocalDate(row.end)) return false;
      const days = daysBetween(row.start, row.end);
      return days > 350 && days < 380;
    });
    return [...new Set(ends.map((row) => row.end))].sort();
  }

  /** The quarter of a fiscal year; undefined when the filings known do not reach it. The fourth quarter ends with the year. */
  quarter(year: number, number: number): FiledQuarter | undefined {
    const ends = this.yearEnds();
    const last = ends.find((end) => end.startsWith(String(year)));
    const previous = ends.find((end) => end.startsWith(String(year - 1)));
    if (previous === undefined || !isLocalDate(previous)) return undefined;
    if (number === 4 && last !== undefined && isLocalDate(last)) {
      const third = this.quarter(year, 3);
      if (!third || !isLocalDate(third.end)) return undefined;
      return { start: third.end, end: last, days: daysBetween(third.end, last) };
    }
    return this.quarters().find((quarter) => {
      if (!isLocalDate(quarter.end)) return false;
      const weeks = daysBetween(previous, quarter.end) / 7;
      return Math.abs(weeks - 13 * number) <= 2;
    });
  }

  /** The quarter before, by the day on which it ends. */
  previous(quarter: FiledQuarter): FiledQuarter | undefined {
    if (!isLocalDate(quarter.end)) return undefined;
    const end = quarter.end;
    const near = (other: string) => isLocalDate(other) && Math.abs(daysBetween(other, end) - 91) <= 10;
    // A fourth quarter is filed only as part of its year.
    const yearEnd = this.yearEnds().find(near);
    return (
      this.quarters().find((other) => near(other.end)) ??
      (yearEnd === undefined ? undefined : this.quarter(Number(yearEnd.slice(0, 4)), 4))
    );
  }

  /** A quantity in a quarter; undefined when no known filing gives it. */
  value(quantity: string, quarter: FiledQuarter): FiledValue | undefined {
    const mapped = conceptOf[quantity];
    if (!mapped) return undefined;
    const [concept, kind] = mapped;
    const name = (row: FilingRow) =>
      `${concept} ${row.start ? `${row.start}..` : ""}${row.end} (${row.form} filed ${row.filed}, ${row.accession})`;
    if (kind === "balance") {
      const row = this.newest(concept, (r) => r.end === quarter.end);
      return row && { value: row.value, name: name(row) };
    }
    const direct = this.newest(
      concept,
      (r) => r.end === quarter.end && isLocalDate(r.start) && isLocalDate(r.end) && daysBetween(r.start, r.end) <= 100,
    );
    if (direct) return { value: direct.value, name: name(direct) };
    if (kind === "per-share") return undefined;
    const cumulative = this.newest(concept, (r) => r.end === quarter.end && r.start !== "");
    const earlier =
      cumulative &&
      this.newest(
        concept,
        (r) => r.start === cumulative.start && r.end < cumulative.end && this.isPreviousEnd(r.end, quarter),
      );
    if (!cumulative || !earlier) return undefined;
    return { value: cumulative.value - earlier.value, name: `${name(cumulative)} less ${name(earlier)}` };
  }

  private isPreviousEnd(end: string, quarter: FiledQuarter): boolean {
    return isLocalDate(end) && isLocalDate(quarter.end) && Math.abs(daysBetween(end, quarter.end) - 91) <= 10;
  }
}
