/** What every store demands of an append, so that both refuse the same things. */
import { assert } from "../core/assert.ts";
import { dayNumber, flagsOf } from "../market/column-builder.ts";
import type { ObservationRow } from "../market/observation.ts";
import type { Batch } from "./contract.ts";

/** Batches ascend, lie above the committed head and up to the new head, and each row carries its batch's `seq`. */
export function assertAppendOrder(batches: readonly Batch[], head: number, committedHead: number): void {
  assert(Number.isSafeInteger(head) && head >= committedHead, `append: head ${head} is below ${committedHead}`);
  let previous = committedHead;
  for (const { seq, rows, records } of batches) {
    assert(seq > previous && seq <= head, `append: batch ${seq} is not between ${previous} and head ${head}`);
    previous = seq;
    const strange = rows.find((row) => row.seq !== seq) ?? records.find((record) => record.seq !== seq);
    assert(strange === undefined, `append: something of seq ${strange?.seq} in batch ${seq}`);
  }
}

/** Every row can be stored and given back exactly; see `flagsOf`. */
export function assertRows(rows: readonly ObservationRow[]): void {
  for (const row of rows) {
    flagsOf(row);
    if (row.periodStart !== null) dayNumber(row.periodStart);
  }
}
