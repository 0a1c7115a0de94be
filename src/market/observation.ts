/** Observations and records: what a payload says, when it was said, and when we could have known it. */
import type { Instant } from "../core/time.ts";

/** How `knownAt` was decided (docs/architecture.md, "Time"). */
export type KnownBasis = "retrieved" | "published";
/** Where the row came from: packaged with the program, or fetched, or imported by the reader. */
export type Origin = "packaged" | "live" | "import";

/** One observation as a parser returns it, before it has a place in the ledger. */
export interface ParsedRow {
  readonly series: string;
  /** The publisher's data set, such as `mof/jgb`. A packaged payload names the original publisher's. */
  readonly source: string;
  /** A local date (YYYY-MM-DD) for daily data, an ISO instant for intraday. */
  readonly observed: string;
  /** First day of the period for flows over a period (filings). */
  readonly periodStart?: string;
  /** When the publisher made it public; absent when the publisher does not say. */
  readonly published?: Instant;
  /** The number exactly as published, and the publisher's unit text. Conversion happens on reading. */
  readonly text: string;
  readonly unit: string;
}

/** A structured fact that is not a value at a date: a deal, a fiscal item, a figure of a note, a leverage bracket. */
export interface ParsedRecord {
  /** Which table: `figure`, `claim`, `deal`, `fiscal`, `perp-tier`. */
  readonly table: string;
  /** Unique in its table; a later record of the same key is a revision. */
  readonly key: string;
  readonly source: string;
  readonly published?: Instant;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Stored {
  /** Sequence number of the accept event in the ledger. */
  readonly seq: number;
  readonly origin: Origin;
  readonly published: Instant | null;
  readonly retrieved: Instant;
  readonly knownAt: Instant;
  readonly knownBasis: KnownBasis;
}

/** A stored observation. `value` is the published number, not yet converted. */
export interface ObservationRow extends Stored {
  readonly series: string;
  readonly source: string;
  readonly observed: string;
  /** Orders observations: start of the UTC day for a date, the instant itself for intraday. */
  readonly observedAt: Instant;
  readonly periodStart: string | null;
  readonly value: number;
  readonly text: string;
  readonly unit: string;
}

export interface RecordRow extends Stored {
  readonly table: string;
  readonly key: string;
  readonly source: string;
  readonly body: Readonly<Record<string, unknown>>;
}
