/** Rows of one source from values as JSON and CSV give them: a number that is none is a fault with its place, never 0. */
import type { Instant } from "../core/time.ts";
import { collectRows, rejected } from "./collect-rows.ts";
import type { Parsed } from "./define.ts";
import { isDecimal } from "./table.ts";

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
  /** False when something of that name was there before, which is a fault. For things that do not become rows themselves. */
  isFirst(place: string, name: string): boolean;
  /** A payload from which nothing could be read is rejected; `expected` says what should have been there. */
  parsed(expected: string): Parsed;
}

export function gatherRows(source: string): Gathering {
  const rows = collectRows();
  const names = new Set<string>();
  return {
    fault: rows.fault,
    row({ place, series, observed, published, value, unit }) {
      const text = numberText(value);
      if (text === undefined) return rows.fault(place, value ?? null, "a number");
      const publication = published === undefined ? {} : { published };
      rows.add(place, { series, source, observed, ...publication, text, unit });
    },
    isFirst(place, name) {
      const isNew = !names.has(name);
      if (!isNew) rows.fault(place, name, "each once");
      names.add(name);
      return isNew;
    },
    parsed(expected) {
      const parsed = rows.parsed();
      if (parsed.rows.length > 0) return parsed;
      if (parsed.problems.length === 0) return rejected("the file", "nothing to read", expected);
      return { ...parsed, rejected: true };
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
