import { collectRows, fileChanged, type RowCollector } from "./collect-rows.ts";
import type { Parsed } from "./define.ts";
import { readTable } from "./table.ts";

/** One line of a CSV payload, its cells by column name. */
export type TakeLine<C extends string> = (
  collected: RowCollector,
  line: number,
  cells: Readonly<Record<C, string>>,
) => void;

/** A CSV payload with at least the named columns, line by line; the faults of the table come first. */
export function collectTable<const C extends string>(
  bytes: Uint8Array,
  columns: readonly C[],
  take: TakeLine<C>,
  remedy = fileChanged,
): Parsed {
  const table = readTable(bytes, columns, remedy);
  if (table.rejected) return { rows: [], records: [], problems: table.problems, rejected: true };
  const collected = collectRows(remedy);
  for (const { line, cells } of table.rows) take(collected, line, cells as Record<C, string>);
  const { rows, records, problems } = collected.parsed();
  return { rows, records, problems: [...table.problems, ...problems] };
}
