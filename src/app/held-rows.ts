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
  private readonly rows = new Map<string, number>();

  hold(seq: number, body: QuarantineBody): void {
    this.events.set(seq, body);
    for (const row of body.rows) this.rows.set(keyOf(row), seq);
  }

  release(seq: number): void {
    for (const row of this.events.get(seq)?.rows ?? []) this.rows.delete(keyOf(row));
    this.events.delete(seq);
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
