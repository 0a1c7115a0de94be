/** Reads a CSV payload into rows by column name, with the line number of each, and says what is wrong by place. */
import { parse } from "csv-parse/sync";
import type { Problem } from "../core/outcome.ts";

export interface Table {
  /** Names of the columns as the file gives them; empty when there is no table. */
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
  readonly problems: readonly Problem[];
  /** True when the payload is not this table at all (a web page, other columns); then there are no rows. */
  readonly rejected: boolean;
}

const rejectedTable = (problem: Problem): Table => ({ header: [], rows: [], problems: [problem], rejected: true });

/** The bytes as UTF-8 without a byte order mark. Bytes that are not UTF-8 become U+FFFD, which no number survives. */
export const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder("utf-8").decode(bytes);

/** Requires the named columns (more are allowed, order is free). A row with another number of cells is a problem. */
export function readTable(bytes: Uint8Array, columns: readonly string[], remedy: string): Table {
  const text = decodeUtf8(bytes);
  const wanted = columns.length === 0 ? "a table as CSV" : `CSV with columns ${columns.join(", ")}`;
  if (/^\s*<(!doctype|html)/i.test(text)) {
    return rejectedTable({
      place: "line 1",
      found: "a web page",
      expected: wanted,
      remedy,
    });
  }
  let lines: { record: string[]; info: { lines: number } }[];
  try {
    const options = { info: true, relax_column_count: true, skip_empty_lines: true, trim: true, bom: true } as const;
    lines = parse(text, options) as unknown as typeof lines; // with `info` each row comes wrapped; the types do not say so
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    return rejectedTable({ place: "the file", found, expected: wanted, remedy });
  }
  const header = lines[0]?.record ?? [];
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const found = `no column ${missing.join(", ")} among ${header.slice(0, 20).join(", ") || "an empty file"}`;
    return rejectedTable({ place: "line 1", found, expected: `columns ${columns.join(", ")}`, remedy });
  }
  const problems: Problem[] = [];
  const rows: { line: number; cells: Record<string, string> }[] = [];
  for (const { record, info } of lines.slice(1)) {
    if (record.length !== header.length) {
      problems.push({
        place: `line ${info.lines}`,
        found: `${record.length} cells`,
        expected: `${header.length}`,
        remedy,
      });
      continue;
    }
    rows.push({ line: info.lines, cells: Object.fromEntries(header.map((name, i) => [name, record[i]!])) });
  }
  return { header, rows, problems, rejected: false };
}

/** Whether a text is one plain decimal number as publishers write it: no separators, no blanks, no words. */
export const isDecimal = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text);
