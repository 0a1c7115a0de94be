/**
 * What an ingest does with a payload before it writes the accept event: reads it, leaves out what is stored already, marks
 * what revises stored values, and holds back what cannot be right beside its neighbours and beside what is stored.
 */
import { canonicalJson } from "../core/canonical.ts";
import type { Problem } from "../core/outcome.ts";
import type { Instant } from "../core/time.ts";
import type { ParsedRecord, ParsedRow } from "../market/observation.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { currentParser, type Parsed, type Payload, type SourceDefinition } from "../sources/define.ts";
import type { ObservationStore } from "../store/contract.ts";
import { implausible, repeats } from "./believable.ts";
import { compare, type Findings } from "./compare.ts";
import type { HeardValues } from "./feeds/heard-values.ts";
import { StoredSeries } from "./stored-series.ts";

export interface Held {
  readonly index: number;
  readonly row: ParsedRow;
  readonly because: string;
}

export interface Examined {
  readonly parsed: Parsed;
  readonly version: number;
  /** Positions in `parsed.rows`, ascending, of the rows that are new and good. */
  readonly rows: readonly number[];
  /** Those of them that change a stored value. */
  readonly revised: readonly number[];
  /** Those of them that say something else about a publication that is stored: they were not known before they came. */
  readonly corrected: readonly number[];
  readonly held: readonly Held[];
  /** Positions in `parsed.records` of those that are new. */
  readonly records: readonly number[];
  /** Why nothing of the payload is taken; the rows that could be read are then all held. */
  readonly rejected?: Problem;
}

const remedy = "Look at the payload. If it is right, release it: metastable sources quarantine.";

type StoredIndex = Pick<ObservationStore, "committedHead" | "loadHistory" | "loadRecords">;

export async function examine(
  source: SourceDefinition,
  payload: Payload,
  index: StoredIndex,
  heard?: HeardValues,
): Promise<Examined> {
  const { version, parse } = currentParser(source);
  const parsed = parse(payload);
  const because = new Map<number, string>();
  parsed.rows.forEach((row, n) => {
    const reason = implausible(row, payload.retrieved, source.origin);
    if (reason !== undefined) because.set(n, reason);
  });
  const hasVintages = source.origin === "packaged" || source.hasVintages === true;
  const repeated = repeats(parsed.rows, because, hasVintages);
  const findings: Findings = { because, known: new Set(repeated), revised: new Set(), corrected: new Set() };
  // The package's own figures were checked by hand, and a fresh data folder must hold the same on every machine.
  // A segment of a feed only adds to the end, every minute: it is held against the one before, and no year of minutes is read.
  if (source.isFeed && parsed.rejected !== true) heard?.doubts(source.id, parsed.rows, because);
  if (source.origin !== "packaged" && !source.isFeed && parsed.rejected !== true) {
    for (const [id, positions] of bySeries(parsed.rows)) {
      const series = findSeries(id);
      if (!series) continue;
      const stored = new StoredSeries(await index.loadHistory(id, index.committedHead), series, payload.retrieved);
      compare(source, series, stored, parsed.rows, positions, findings);
    }
  }
  const held = [...because]
    .sort(([a], [b]) => a - b)
    .map(([n, reason]) => ({ index: n, row: parsed.rows[n]!, because: reason }));
  const { known } = findings;
  const rows = parsed.rows.flatMap((_, n) => (because.has(n) || known.has(n) ? [] : [n]));
  const records = parsed.rejected ? [] : await newRecords(source, parsed.records, index);
  const [revised, corrected] = [ascending(findings.revised), ascending(findings.corrected)];
  const examined = { parsed, version, rows, revised, corrected, held, records };
  const isMostlyHeld = held.length * 2 > parsed.rows.length - repeated.length;
  if (!isMostlyHeld || source.origin === "packaged") return examined;
  const reason = "the payload is rejected: most of its rows cannot be believed";
  return {
    ...examined,
    rows: [],
    revised: [],
    corrected: [],
    records: [],
    held: parsed.rows.flatMap((row, n) => (known.has(n) ? [] : [{ index: n, row, because: because.get(n) ?? reason }])),
    rejected: {
      place: `${held[0]!.row.series} ${held[0]!.row.observed}`,
      found: `${held.length} of ${parsed.rows.length} rows that cannot be believed, the first: ${held[0]!.because}`,
      expected: "rows that fit what is stored",
      remedy,
    },
  };
}

const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);

function bySeries(rows: readonly ParsedRow[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  rows.forEach((row, n) => {
    const group = groups.get(row.series);
    if (group) group.push(n);
    else groups.set(row.series, [n]);
  });
  return groups;
}

/** Records that are not stored already: that vintage, or for a publisher who names none, the newest. */
async function newRecords(
  source: SourceDefinition,
  records: readonly ParsedRecord[],
  index: StoredIndex,
): Promise<number[]> {
  if (source.origin === "packaged") return records.map((_, n) => n);
  const stored = new Map<string, string>();
  for (const table of new Set(records.map((r) => r.table)))
    for (const row of await index.loadRecords(table, index.committedHead))
      if (row.origin === source.origin) stored.set(vintageOf(row), recordText(row));
  return records.flatMap((record, n) => (stored.get(vintageOf(record)) === recordText(record) ? [] : [n]));
}

type RecordVintage = Pick<ParsedRecord, "table" | "key" | "source" | "body"> & { published?: Instant | null };
const vintageOf = ({ table, key, published }: RecordVintage): string => `${table}|${key}|${published ?? ""}`;
const recordText = ({ source, body }: RecordVintage): string => canonicalJson({ source, body });
