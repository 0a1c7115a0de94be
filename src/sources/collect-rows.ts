/** What every parser of observations does: keeps good rows, names faults by place, and takes each vintage once. */
import type { Problem } from "../core/outcome.ts";
import type { ParsedRecord, ParsedRow } from "../market/observation.ts";
import type { Parsed } from "./define.ts";

export const fileChanged = "Look at the payload; if the publisher changed it, the parser needs a new version.";

/** Texts that go into a problem are cut here. */
const shownCharacters = 120;
/** Beyond this many problems a payload is not worth a longer list; the rest is counted in one line. */
const problemsKept = 200;

/** `found` as a reader sees it in a message: quoted, and cut. */
export const quoted = (found: unknown): string =>
  (JSON.stringify(typeof found === "string" ? found.slice(0, shownCharacters) : found) ?? "nothing").slice(
    0,
    shownCharacters + 2,
  );

/** A payload that is not the source's at all. */
export const rejected = (place: string, found: string, expected: string, remedy = fileChanged): Parsed => ({
  rows: [],
  records: [],
  problems: [{ place, found, expected, remedy }],
  rejected: true,
});

export interface RowCollector {
  fault(place: string, found: unknown, expected: string): void;
  /** Refuses a second row of the same observation and publication, naming the place. */
  add(place: string, row: ParsedRow): void;
  addRecord(place: string, record: ParsedRecord): void;
  parsed(): Parsed;
}

export function collectRows(remedy = fileChanged): RowCollector {
  const rows: ParsedRow[] = [];
  const records: ParsedRecord[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let unnamed = 0;
  const fault = (place: string, found: unknown, expected: string): void => {
    if (problems.length < problemsKept) problems.push({ place, found: quoted(found), expected, remedy });
    else unnamed++;
  };
  const isFirst = (place: string, vintage: string, found: string, expected: string): boolean => {
    if (seen.has(vintage)) {
      fault(place, found, expected);
      return false;
    }
    seen.add(vintage);
    return true;
  };
  return {
    fault,
    add(place, row) {
      const vintage = `${row.series}|${row.source}|${row.observed}|${row.published}`;
      if (isFirst(place, vintage, row.observed, "each observation once a publication")) rows.push(row);
    },
    addRecord(place, record) {
      const vintage = `${record.table}|${record.key}|${record.published}`;
      if (isFirst(place, vintage, record.key, "each record once a publication")) records.push(record);
    },
    parsed: () => ({
      rows,
      records,
      problems:
        unnamed === 0
          ? problems
          : [...problems, { place: "the rest", found: `${unnamed} more problems`, expected: "none", remedy }],
    }),
  };
}
