/**
 * The seams of storage. `Ledger` is the truth: a hash-chained, append-only file of typed events. `PayloadStore` keeps
 * bytes by content hash. `ObservationStore` is an index over both that can be deleted and rebuilt. No type of a database
 * leaves this folder.
 */
import type { Instant } from "../core/time.ts";
import type { Pin, SeriesView } from "../market/as-of-view.ts";
import type { ColumnarSeries } from "../market/columnar.ts";
import type { ObservationRow, RecordRow } from "../market/observation.ts";
import type { SeriesDefinition } from "../market/series.ts";
import type { RecordTable } from "./record-table.ts";

export const eventKinds = [
  "genesis",
  "fetch",
  "accept",
  "quarantine",
  "release",
  "claims",
  "rule",
  "silence",
  "alert",
  "delivery",
  "resolution",
  "forecast",
  "override",
  "edition",
  "repair",
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface LedgerEvent<Body = Readonly<Record<string, unknown>>> {
  readonly seq: number;
  readonly kind: EventKind;
  readonly at: Instant;
  /** Hash of the previous line; 64 zeros for the first event. */
  readonly prev: string;
  readonly body: Body;
  /** First and last `seq` of the events that were written together; absent for an event written alone. */
  readonly group?: { readonly first: number; readonly last: number };
  /** sha256 of the canonical JSON of {seq, kind, at, prev, body} and, where present, group. */
  readonly hash: string;
}

/** A place in a ledger up to which its chain has been checked, with what it takes to go on from there (ledger-place.ts). */
export interface LedgerPlace {
  readonly head: number;
  readonly headHash: string;
  /** `at` of the last event. */
  readonly headAt: number;
  /** Length of the ledger up to here. */
  readonly bytes: number;
  /** sha256 of these bytes. */
  readonly digest: string;
  /** Byte offsets of some events, ascending. */
  readonly marks: readonly number[];
}

/** One writer. `append` resolves after fsync: only then is an event acknowledged. */
export interface Ledger {
  /** Sequence number of the last event; 0 when empty. */
  readonly head: number;
  readonly headHash: string;
  append(kind: EventKind, body: Readonly<Record<string, unknown>>, at: Instant): Promise<LedgerEvent>;
  /** Several events behind one fsync: all or none survive a crash. */
  appendAll(
    events: readonly { kind: EventKind; body: Readonly<Record<string, unknown>>; at: Instant }[],
  ): Promise<readonly LedgerEvent[]>;
  events(fromSeq?: number): AsyncIterable<LedgerEvent>;
  /** Where the ledger stands now. */
  place(): LedgerPlace;
  /** Whether the place that opening was given is one of this very ledger. */
  readonly isResumed: boolean;
  close(): Promise<void>;
}

export interface PayloadStore {
  /** Stores the bytes, fsynced, under their sha256 (hex) and returns it; storing twice is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  /** Verifies the hash on reading; throws a storage Failure when missing or corrupted. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

/** Rows and records of one accept event. */
export interface Batch {
  readonly seq: number;
  readonly rows: readonly ObservationRow[];
  readonly records: readonly RecordRow[];
}

/** The same rows in columns of equal length, for loads of millions; what `append` makes of a batch before it stores it. */
export interface ColumnarRows {
  /** Dictionaries: the columns of the same name hold positions in them. */
  readonly seriesIds: readonly string[];
  readonly sourceIds: readonly string[];
  readonly unitTexts: readonly string[];
  readonly length: number;
  readonly series: Int32Array;
  readonly source: Int32Array;
  readonly unit: Int32Array;
  readonly seq: Int32Array;
  /** Milliseconds since 1970. */
  readonly observedAt: Float64Array;
  readonly knownAt: Float64Array;
  readonly retrieved: Float64Array;
  /** Milliseconds since 1970, or `noInstant` of market/columnar.ts. */
  readonly published: Float64Array;
  /** Days since 1970, or `noDay` of market/columnar.ts. */
  readonly periodStart: Int32Array;
  readonly value: Float64Array;
  /** `flagBits` of market/columnar.ts. */
  readonly flags: Uint8Array;
  /** By row, where the flags say so. */
  readonly texts: ReadonlyMap<number, string>;
  readonly observedTexts: ReadonlyMap<number, string>;
}

export interface SeriesSummary {
  readonly series: string;
  /** Distinct observations (dates or instants), however many sources and vintages each has. */
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

export interface ObservationStore {
  /** Highest ledger sequence number whose rows are complete in the index. Readers never see beyond it. */
  readonly committedHead: number;
  /**
   * Adds the batches (ascending seq, above `committedHead`) and then moves the committed head to `head`, atomically:
   * after a crash either all of it is visible or none. `head` may be beyond the last batch (events without rows).
   */
  append(batches: readonly Batch[], head: number): Promise<void>;
  /** One row a date: the best-ranked source that has it, its newest vintage known at the pin. Ascending by observation. */
  asOf(series: SeriesDefinition, pin: Pin): Promise<SeriesView>;
  /** The last row of `asOf`, without reading the rest where the implementation can. */
  latest(series: SeriesDefinition, pin: Pin): Promise<ObservationRow | undefined>;
  /** Every stored row of a series visible to the pin, all sources and vintages, ordered by observed, source, knownAt, seq. */
  scan(series: string, pin: Pin): Promise<readonly ObservationRow[]>;
  /**
   * Every vintage of a series up to a ledger head (and the committed head), to be cut with `viewAt` of
   * market/columnar.ts for many as-of instants. Shared and read-only. Empty for an unknown series.
   */
  loadHistory(series: string, head: number): Promise<ColumnarSeries>;
  /** Every vintage of the records of a table up to a ledger head, to be cut with `recordsAt`. Shared and read-only. */
  loadRecords(table: string, head: number): Promise<RecordTable>;
  /** Newest known vintage of each key of a table, ordered by key. */
  records(table: string, pin: Pin): Promise<readonly RecordRow[]>;
  /** Count and span of each series that has rows visible to the pin. */
  summaries(pin: Pin): Promise<readonly SeriesSummary[]>;
  /** sha256 over all rows and records in canonical order; equal indexes have equal digests. */
  digest(): Promise<string>;
  /** Removes everything and sets the committed head to 0. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
