/** Rows that acceptance held back and nobody has released, as the ledger tells it. */
import type { ParsedRow } from "../market/observation.ts";

/** The body of a `quarantine` event. */
export interface QuarantineBody {
  readonly source: string;
  readonly payload: string;
  readonly parser: number;
  readonly retrieved: string;
  readonly from: string;
  readonly count: number;
  /** Positions in the parsed rows (row-ranges.ts). */
  readonly indexes: string;
  /** The first of them, written out. */
  readonly rows: readonly (ParsedRow & { readonly index: number; readonly because: string })[];
}

export class HeldRows {
  private readonly events = new Map<number, QuarantineBody>();
  private readonly rows = new Set<string>();

  constructor(open: Iterable<readonly [number, QuarantineBody]> = []) {
    for (const [seq, body] of open) this.hold(seq, body);
  }

  hold(seq: number, body: QuarantineBody): void {
    this.events.set(seq, body);
    for (const row of body.rows) this.rows.add(keyOf(row));
  }

  release(seq: number): void {
    if (!this.events.delete(seq)) return;
    // A row may be held by another event too.
    this.rows.clear();
    for (const body of this.events.values()) for (const row of body.rows) this.rows.add(keyOf(row));
  }

  /** The same value of the same observation is held already: another payload that repeats it is no news. */
  knows(row: ParsedRow): boolean {
    return this.rows.has(keyOf(row));
  }

  /** By sequence number of the quarantine event, oldest first. */
  get open(): ReadonlyMap<number, QuarantineBody> {
    return this.events;
  }
}

const keyOf = (row: ParsedRow): string => `${row.series}|${row.source}|${row.observed}|${row.text}|${row.unit}`;
