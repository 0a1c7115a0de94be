/**
 * The rows of an accept or release event, from the payload and what the event says: the same when it is written and when
 * the index is rebuilt from ledger and payloads alone.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../core/canonical.ts";
import { failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";
import { type Instant, observedAt, parseInstant } from "../core/time.ts";
import type { ObservationRow, ParsedRecord, ParsedRow, RecordRow } from "../market/observation.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { findSource } from "../sources/catalogue/index.ts";
import type { Parsed, SourceDefinition } from "../sources/define.ts";
import type { Batch, LedgerEvent } from "../store/contract.ts";
import { fromRanges } from "./row-ranges.ts";

export interface AcceptBody {
  readonly source: string;
  readonly payload: string;
  readonly parser: number;
  readonly retrieved: string;
  readonly rows: number;
  readonly records: number;
  /** Hash of the canonical rows and records that were stored. */
  readonly rowsHash: string;
  /** Positions of the parsed rows, and records, that were stored (row-ranges.ts); absent: all that are not quarantined. */
  readonly kept?: string;
  readonly keptRecords?: string;
  /** Positions of those that changed a stored value. */
  readonly revised?: string;
  /** Positions of those that say something else about a publication that was stored. */
  readonly corrected?: string;
  /** Positions of parsed rows that were held back. */
  readonly quarantined: readonly number[];
  readonly problems: number;
  readonly newest: string | null;
  /** Where the payload came from, where no fetch event says it. */
  readonly from?: string;
}

/** An accept event as `explain` and editions name it. */
export interface Accepted extends AcceptBody {
  readonly seq: number;
  readonly from: string;
}

/** The body of a `release` event: a person lets rows in that an acceptance had held back. */
export interface ReleaseBody extends AcceptBody {
  readonly kept: string;
  /** Sequence number of the quarantine event. */
  readonly quarantine: number;
  readonly reason: string;
  readonly from: string;
}

/** Rows and records of a payload that were stored, by what the event says. */
export function keptOf(parsed: Parsed, body: Pick<AcceptBody, "kept" | "keptRecords" | "quarantined">) {
  const held = new Set(body.quarantined);
  const rowNumbers = body.kept === undefined ? undefined : fromRanges(body.kept);
  const recordNumbers = body.keptRecords === undefined ? undefined : fromRanges(body.keptRecords);
  const isKept = (n: number) => (rowNumbers ? rowNumbers.has(n) : !held.has(n));
  return {
    numbers: parsed.rows.flatMap((_, n) => (isKept(n) ? [n] : [])),
    rows: parsed.rows.filter((_, n) => isKept(n)),
    records: parsed.records.filter((_, n) => recordNumbers?.has(n) ?? true),
  };
}

export function hashRows(rows: readonly ParsedRow[], records: readonly ParsedRecord[]): string {
  const hash = createHash("sha256");
  for (const r of rows) {
    hash.update(
      `${JSON.stringify([r.series, r.source, r.observed, r.periodStart ?? null, r.published ?? null, r.text, r.unit])}\n`,
    );
  }
  for (const r of records) hash.update(`${canonicalJson(r)}\n`);
  return hash.digest("hex");
}

export interface Placed {
  readonly seq: number;
  readonly retrieved: Instant;
  readonly rows: readonly ParsedRow[];
  readonly records: readonly ParsedRecord[];
  /** Whether the row at a position of `rows` corrects what was stored: then it was not known before it came. */
  readonly isCorrection?: (position: number) => boolean;
  /** When a person let them in. */
  readonly released?: Instant;
}

/** Rows with their place in the ledger and the moment from which they count as known. */
export function place(source: SourceDefinition, placed: Placed): Batch {
  const { seq, retrieved, isCorrection = () => false } = placed;
  const since = placed.released ?? retrieved;
  const known = (published: Instant | undefined, final: boolean) =>
    published !== undefined && final && published <= since && placed.released === undefined
      ? ({ knownAt: published, knownBasis: "published" } as const)
      : ({ knownAt: since, knownBasis: "retrieved" } as const);
  /** Each row says when that very value became public. */
  const isDated = source.origin === "packaged" || source.hasVintages === true;
  return {
    seq,
    rows: placed.rows.map(
      (row, n): ObservationRow => ({
        series: row.series,
        source: row.source,
        observed: row.observed,
        observedAt: observedAt(row.observed),
        periodStart: row.periodStart ?? null,
        value: Number(row.text),
        text: row.text,
        unit: row.unit,
        seq,
        origin: source.origin,
        published: row.published ?? null,
        retrieved,
        ...known(row.published, (isDated || findSeries(row.series)?.neverRevised === true) && !isCorrection(n)),
      }),
    ),
    records: placed.records.map(
      (record): RecordRow => ({
        table: record.table,
        key: record.key,
        source: record.source,
        body: record.body,
        seq,
        origin: source.origin,
        published: record.published ?? null,
        retrieved,
        ...known(record.published, isDated),
      }),
    ),
  };
}

/** Reads a payload again as an event of the ledger says. Throws a storage failure for a source or parser that is gone. */
export function parsedAgain(
  at: string,
  body: Pick<AcceptBody, "source" | "parser" | "retrieved">,
  bytes: Uint8Array,
  from: string,
): { source: SourceDefinition; parsed: Parsed } {
  const source = findSource(body.source);
  if (!source) {
    throw failure(
      "storage",
      at,
      "a source that this version does not know",
      "a source of its catalogue",
      "Use the version that wrote the ledger, or a newer one.",
    );
  }
  const parse = source.parsers[body.parser];
  if (!parse) {
    throw failure(
      "storage",
      at,
      `parser version ${body.parser}`,
      `one of ${Object.keys(source.parsers).join(", ")}`,
      "Use the version that wrote the ledger, or a newer one.",
    );
  }
  return { source, parsed: parse({ bytes, retrieved: parseInstant(body.retrieved), from }) };
}

/**
 * The rows of an accept or release event, derived again from its payload and where that came from. Fails when they are
 * not the rows that were stored.
 */
export function replay(event: LedgerEvent, bytes: Uint8Array, from: string): Batch {
  const body = event.body as unknown as AcceptBody;
  const at = `ledger event ${event.seq} (${body.source})`;
  const { source, parsed } = parsedAgain(at, body, bytes, from);
  const { numbers, rows, records: all } = keptOf(parsed, body);
  const records = event.kind === "release" ? [] : all;
  const rowsHash = hashRows(rows, records);
  if (rowsHash !== body.rowsHash) {
    throw failure(
      "storage",
      at,
      `rows with hash ${rowsHash.slice(0, 12)}…`,
      `${body.rowsHash.slice(0, 12)}… as accepted`,
      "The parser of that version was changed: restore it, and give the change a version of its own.",
    );
  }
  const corrected = fromRanges(body.corrected ?? "");
  return place(source, {
    seq: event.seq,
    retrieved: parseInstant(body.retrieved),
    rows,
    records,
    isCorrection: (n) => corrected.has(numbers[n]!),
    ...(event.kind === "release" ? { released: event.at } : {}),
  });
}

export const problemText = (problems: readonly Problem[], most = 3): string =>
  problems
    .slice(0, most)
    .map((p) => `${p.place}: found ${p.found}, expected ${p.expected}`)
    .join("; ") + (problems.length > most ? `; and ${problems.length - most} more` : "");
