/**
 * From payload to rows. `examine` is what an ingest does before it writes the accept event; `replay` derives the same
 * rows from that event again, so that the index can be rebuilt from ledger and payloads alone.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../core/canonical.ts";
import { failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";
import { type Instant, isLocalDate, parseInstant, startOfDay } from "../core/time.ts";
import { publishedUnits } from "../core/units.ts";
import type { ObservationRow, ParsedRecord, ParsedRow, RecordRow } from "../market/observation.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { findSource } from "../sources/catalogue/index.ts";
import { currentParser, type Parsed, type Payload, type SourceDefinition } from "../sources/define.ts";
import type { Batch, LedgerEvent } from "../store/contract.ts";

export interface AcceptBody {
  readonly source: string;
  readonly payload: string;
  readonly parser: number;
  readonly retrieved: string;
  readonly rows: number;
  readonly records: number;
  /** Hash of the canonical rows and records that count, after quarantine. */
  readonly rowsHash: string;
  /** Indexes of parsed rows that a quarantine event holds back. */
  readonly quarantined: readonly number[];
  readonly problems: number;
  readonly newest: string | null;
}

export interface Examined {
  readonly parsed: Parsed;
  readonly version: number;
  readonly rows: readonly ParsedRow[];
  readonly quarantined: readonly { index: number; row: ParsedRow; because: string }[];
  readonly rowsHash: string;
}

/** Parses a payload with the source's newest parser and holds back what cannot be right. */
export function examine(source: SourceDefinition, payload: Payload): Examined {
  const { version, parse } = currentParser(source);
  const parsed = parse(payload);
  const quarantined: { index: number; row: ParsedRow; because: string }[] = [];
  parsed.rows.forEach((row, index) => {
    const because = implausible(row, payload.retrieved);
    if (because !== undefined) quarantined.push({ index, row, because });
  });
  const held = new Set(quarantined.map((q) => q.index));
  const rows = parsed.rows.filter((_, index) => !held.has(index));
  return { parsed, version, rows, quarantined, rowsHash: hashRows(rows, parsed.records) };
}

function implausible(row: ParsedRow, retrieved: Instant): string | undefined {
  const conversion = publishedUnits[row.unit];
  if (!conversion) return `unit ${row.unit} is unknown`;
  const series = findSeries(row.series);
  if (series && series.unit !== conversion.unit)
    return `unit ${row.unit} does not fit ${series.id}, which is in ${series.unit}`;
  const value = Number(row.text) * conversion.factor;
  if (!Number.isFinite(value)) return `${row.text} is not a number`;
  if (series && (value < series.plausible[0] || value > series.plausible[1])) {
    return `${row.text} ${row.unit} is outside the plausible range ${series.plausible[0]} to ${series.plausible[1]} (${series.unit})`;
  }
  // A day ahead of UTC is today in Tokyo; two days ahead is a fault.
  if (observedAt(row.observed) > retrieved + 86_400_000) return `${row.observed} lies in the future`;
  return undefined;
}

const observedAt = (observed: string): Instant =>
  isLocalDate(observed) ? startOfDay(observed) : parseInstant(observed);

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

/** Rows with their place in the ledger and the moment from which they count as known. */
export function place(
  source: SourceDefinition,
  seq: number,
  retrieved: Instant,
  rows: readonly ParsedRow[],
  records: readonly ParsedRecord[],
): Batch {
  const known = (published: Instant | undefined, final: boolean) =>
    published !== undefined && final && published <= retrieved
      ? ({ knownAt: published, knownBasis: "published" } as const)
      : ({ knownAt: retrieved, knownBasis: "retrieved" } as const);
  const isPackaged = source.origin === "packaged";
  return {
    seq,
    rows: rows.map(
      (row): ObservationRow => ({
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
        ...known(row.published, isPackaged || findSeries(row.series)?.neverRevised === true),
      }),
    ),
    records: records.map(
      (record): RecordRow => ({
        table: record.table,
        key: record.key,
        source: record.source,
        body: record.body,
        seq,
        origin: source.origin,
        published: record.published ?? null,
        retrieved,
        ...known(record.published, isPackaged),
      }),
    ),
  };
}

/** The rows of an accept event, derived again from its payload and where that came from. Fails when they are not the rows that were accepted. */
export function replay(event: LedgerEvent, bytes: Uint8Array, from: string): Batch {
  const body = event.body as unknown as AcceptBody;
  const source = findSource(body.source);
  const at = `ledger event ${event.seq} (${body.source})`;
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
  const retrieved = parseInstant(body.retrieved);
  const parsed = parse({ bytes, retrieved, from });
  const held = new Set(body.quarantined);
  const rows = parsed.rows.filter((_, index) => !held.has(index));
  const rowsHash = hashRows(rows, parsed.records);
  if (rowsHash !== body.rowsHash) {
    throw failure(
      "storage",
      at,
      `rows with hash ${rowsHash.slice(0, 12)}…`,
      `${body.rowsHash.slice(0, 12)}… as accepted`,
      "The parser of that version was changed: restore it, and give the change a version of its own.",
    );
  }
  return place(source, event.seq, retrieved, rows, parsed.records);
}

export const problemText = (problems: readonly Problem[], most = 3): string =>
  problems
    .slice(0, most)
    .map((p) => `${p.place}: found ${p.found}, expected ${p.expected}`)
    .join("; ") + (problems.length > most ? `; and ${problems.length - most} more` : "");
