/** Rows that follow from the event number alone, so that a test knows what a whole batch is. */
import { dayMs, instant } from "../../src/core/time.ts";
import { dayText } from "../../src/market/columnar.ts";
import type { ObservationRow } from "../../src/market/observation.ts";
import type { Batch } from "../../src/store/contract.ts";

export const batchSeries = ["a", "b", "c", "d"] as const;
export const rowsOfBatch = (seq: number): number => ((seq * 7919) % 4000) + 1;

export function batchOf(seq: number): Batch {
  const rows = Array.from({ length: rowsOfBatch(seq) }, (_, n): ObservationRow => {
    const day = 10_000 + ((n * 31 + seq) % 9000);
    const value = Math.sin(seq * 1000 + n);
    return {
      series: batchSeries[n % batchSeries.length]!,
      source: "test/made",
      observed: dayText(day),
      observedAt: instant(day * dayMs),
      periodStart: null,
      value,
      text: String(value),
      unit: "ratio",
      seq,
      origin: "live",
      published: null,
      retrieved: instant(1_700_000_000_000 + seq),
      knownAt: instant(1_700_000_000_000 + seq),
      knownBasis: "retrieved",
    };
  });
  return { seq, rows, records: [] };
}
