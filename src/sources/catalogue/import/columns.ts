/** What the imports of a reader's own figures share: required days, optional publication, optional numbers. */
import { isLocalDate } from "../../../core/time.ts";
import type { Parsed } from "../../define.ts";
import type { Gathering } from "../../gather.ts";
import { publishedInstant } from "../../published.ts";
import { readTable, type Table } from "../../table.ts";

const remedy = "Mend the file and import it again; docs/imports.md shows the columns.";

export function importTable(bytes: Uint8Array, columns: readonly string[]): Table | Parsed {
  const table = readTable(bytes, columns, remedy);
  if (!table.rejected && table.rows.length > 0) return table;
  const empty = { place: "the file", found: "a header without rows", expected: "at least one row", remedy };
  return { rows: [], records: [], problems: table.problems.length > 0 ? table.problems : [empty], rejected: true };
}

export const isTable = (read: Table | Parsed): read is Table => !("records" in read);

/** The day of a cell, or undefined after naming the fault. */
export function dayOf(gathering: Gathering, line: number, column: string, text: string): string | undefined {
  if (isLocalDate(text)) return text;
  gathering.fault(`line ${line}, column ${column}`, text, "a day as 2025-11-20");
  return undefined;
}

/** Publication of a row: nothing for an empty cell, `"odd"` after naming the fault. */
export function publicationOf(gathering: Gathering, line: number, text: string) {
  if (text === "") return undefined;
  const published = publishedInstant(text);
  if (published !== undefined) return published;
  gathering.fault(`line ${line}, column published`, text, "a day, or an instant as 2025-11-21T12:00:00Z");
  return "odd" as const;
}
