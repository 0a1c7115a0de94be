/** Reads of a whole column that both stores share. */
import type { Pin } from "../market/as-of-view.ts";
import { type ColumnarSeries, rowAt } from "../market/columnar.ts";
import type { ObservationRow } from "../market/observation.ts";
import type { SeriesSummary } from "./contract.ts";

const isVisible = (column: ColumnarSeries, row: number, pin: Pin): boolean =>
  column.seq[row]! <= pin.head && column.knownAt[row]! <= pin.asOf;

/** Every row visible at the pin, all sources and vintages, in the column's order. */
export function scanColumn(column: ColumnarSeries, pin: Pin): readonly ObservationRow[] {
  const rows: ObservationRow[] = [];
  for (let i = 0; i < column.length; i++) if (isVisible(column, i, pin)) rows.push(rowAt(column, i));
  return rows;
}

/** Count and span of the distinct observations visible at the pin; undefined when there are none. */
export function findSummary(column: ColumnarSeries, pin: Pin): SeriesSummary | undefined {
  let count = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < column.length; i++) {
    if (!isVisible(column, i, pin)) continue;
    if (last >= 0 && column.observedAt[last] === column.observedAt[i]) continue;
    if (first < 0) first = i;
    last = i;
    count++;
  }
  if (last < 0) return undefined;
  return { series: column.series, count, first: rowAt(column, first).observed, last: rowAt(column, last).observed };
}
