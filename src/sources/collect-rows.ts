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
  /** The day came before: a fault, once for all rows of the day that follow, which are still to be added. */
  repeated(place: string, day: string, expected: string, found?: string): void;
  /**
   * A second row of the same observation and publication is a fault. It is left out when it says the same; another value
   * is given too, so that acceptance holds both back, because which is right is unknown.
   */
  add(place: string, row: ParsedRow): void;
  /** A second record of the same key and publication is a fault; rows of the same `day` that follow are not named again. */
  addRecord(place: string, record: ParsedRecord, day?: string): void;
  /** How many faults were found so far. */
  faults(): number;
  parsed(): Parsed;
}

export function collectRows(remedy = fileChanged): RowCollector {
  const rows: ParsedRow[] = [];
  const records: ParsedRecord[] = [];
  const problems: Problem[] = [];
  const rowOf = new Map<string, ParsedRow>();
  const keys = new Set<string>();
  let faultedDay: string | undefined;
  let unnamed = 0;
  const fault = (place: string, found: unknown, expected: string): void => {
    if (problems.length < problemsKept) problems.push({ place, found: quoted(found), expected, remedy });
    else unnamed++;
  };
  const repeated = (place: string, day: string, expected: string, found = day): void => {
    if (day !== faultedDay) fault(place, found, expected);
    faultedDay = day;
  };
  return {
    fault,
    repeated,
    add(place, row) {
      const vintage = `${row.series}|${row.source}|${row.observed}|${row.published}`;
      const before = rowOf.get(vintage);
      if (before === undefined) rowOf.set(vintage, row);
      else repeated(place, row.observed, "each observation once a publication");
      if (before?.text !== row.text || before.unit !== row.unit) rows.push(row);
    },
    addRecord(place, record, day = record.key) {
      const vintage = `${record.table}|${record.key}|${record.published}`;
      if (keys.has(vintage)) return repeated(place, day, "each record once a publication", record.key);
      keys.add(vintage);
      records.push(record);
    },
    faults: () => problems.length + unnamed,
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
