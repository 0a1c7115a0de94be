/** Rows of one source from values as JSON and CSV give them: a number that is none is a fault with its place, never 0. */
import type { Instant } from "../core/time.ts";
import type { ParsedRecord } from "../market/observation.ts";
import { collectRows, fileChanged, rejected } from "./collect-rows.ts";
import type { Parsed } from "./define.ts";
import { isDecimal, type Table } from "./table.ts";

export interface Found {
  readonly place: string;
  readonly series: string;
  readonly observed: string;
  readonly published?: Instant | undefined;
  /** As published: a decimal text, or a number of JSON. */
  readonly value: unknown;
  readonly unit: string;
}

export interface Gathering {
  fault(place: string, found: unknown, expected: string): void;
  row(found: Found): void;
  record(place: string, record: Omit<ParsedRecord, "source">): void;
  /** False when something of that name was there before, which is a fault. For things that do not become rows themselves. */
  isFirst(place: string, name: string): boolean;
  /** The faults of a table itself, such as a line with another number of cells. */
  takeFaults(table: Table): void;
  /** A payload from which nothing could be read is rejected; `expected` says what should have been there. */
  parsed(expected: string): Parsed;
}

export function gatherRows(source: string, remedy = fileChanged): Gathering {
  const rows = collectRows(remedy);
  const names = new Set<string>();
  const tableFaults: Parsed["problems"][number][] = [];
  return {
    fault: rows.fault,
    row({ place, series, observed, published, value, unit }) {
      const text = numberText(value);
      if (text === undefined) return rows.fault(place, value ?? null, "a number");
      const publication = published === undefined ? {} : { published };
      rows.add(place, { series, source, observed, ...publication, text, unit });
    },
    record: (place, record) => rows.addRecord(place, { ...record, source }),
    isFirst(place, name) {
      const isNew = !names.has(name);
      if (!isNew) rows.fault(place, name, "each once");
      names.add(name);
      return isNew;
    },
    takeFaults: (table) => tableFaults.push(...table.problems),
    parsed(expected) {
      const parsed = rows.parsed();
      const problems = [...tableFaults, ...parsed.problems];
      if (parsed.rows.length + parsed.records.length > 0) return { ...parsed, problems };
      if (problems.length === 0) return rejected("the file", "nothing to read", expected, remedy);
      return { ...parsed, problems, rejected: true };
    },
  };
}

/** The text of a number as published; undefined for anything else. */
export function numberText(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === "string" && isDecimal(value) ? value : undefined;
}

/** A derived number with at most `places` decimals and no trailing zeros. */
export const decimalText = (value: number, places: number): string => {
  const fixed = value.toFixed(places);
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
};
