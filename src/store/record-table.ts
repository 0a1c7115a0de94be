/** All vintages of the records of one table, ordered by key, `knownAt`, `seq`, then arrival, and its as-of cut. */
import { canonicalJson } from "../core/canonical.ts";
import type { Pin } from "../market/as-of-view.ts";
import type { RecordRow } from "../market/observation.ts";

export type RecordTable = readonly RecordRow[];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The record as every store gives it back: its body read from canonical JSON and frozen, so that it can be shared. */
export function storedRecord(record: RecordRow, body = canonicalJson(record.body)): RecordRow {
  return Object.freeze({ ...record, body: deepFreeze(JSON.parse(body) as RecordRow["body"]) });
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object") {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}

/** Sorts records given in order of arrival; the sort is stable. */
export const recordTableOf = (arrived: readonly RecordRow[]): RecordTable =>
  [...arrived].sort((a, b) => byText(a.key, b.key) || a.knownAt - b.knownAt || a.seq - b.seq);

/** The records of a table up to a ledger head; the table itself when it holds none beyond. */
export const recordsUpTo = (table: RecordTable, head: number): RecordTable =>
  table.every(({ seq }) => seq <= head) ? table : table.filter(({ seq }) => seq <= head);

/** Of each key the newest vintage with `seq <= pin.head` and `knownAt <= pin.asOf`, ordered by key. */
export function recordsAt(table: RecordTable, pin: Pin): readonly RecordRow[] {
  const found: RecordRow[] = [];
  for (const record of table) {
    if (record.seq > pin.head || record.knownAt > pin.asOf) continue;
    if (found.at(-1)?.key === record.key) found[found.length - 1] = record;
    else found.push(record);
  }
  return found;
}
