/** Parsers shared by the packaged data sets: a table of observations, and tables of records. Pure. */
import type { Problem } from "../core/outcome.ts";
import { isLocalDate } from "../core/time.ts";
import type { ParsedRecord, ParsedRow } from "../market/observation.ts";
import type { Parsed, Payload, Terms } from "./define.ts";
import { publishedInstant } from "./published.ts";
import { isDecimal, readTable, type Table } from "./table.ts";

/** Packaged rows carry their own publisher; its terms apply and are shown beside each number. */
export const packagedTerms: Terms = {
  licence: "public figures, each under its publisher's terms",
  attribution: "publisher named beside each figure",
  url: "about:blank",
  read: "see the publisher of each figure",
};

const remedy = "The packaged file is damaged: restore it from the release.";

/** A packaged table always has rows: one that lost them all is damaged, which a live table need not be. */
function readFilled(bytes: Uint8Array, columns: readonly string[]): Table {
  const table = readTable(bytes, columns, remedy);
  if (table.rows.length > 0 || table.problems.length > 0) return table;
  return {
    ...table,
    problems: [{ place: "the file", found: "a header without rows", expected: "at least one row", remedy }],
    rejected: true,
  };
}

/** `series,source,date,value,unit,publisher,published`, one observation a line; `published` is authoritative. */
export function parseSeriesTable(payload: Payload): Parsed {
  const table = readFilled(payload.bytes, ["series", "source", "date", "value", "unit", "published"]);
  const problems: Problem[] = [...table.problems];
  const rows: ParsedRow[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of table.rows) {
    const published = publishedInstant(cells.published!);
    const vintage = `${cells.series}|${cells.source}|${cells.date}|${published}`;
    if (!isLocalDate(cells.date!)) problems.push(fault(line, "date", cells.date!, "YYYY-MM-DD"));
    else if (!isDecimal(cells.value!)) problems.push(fault(line, "value", cells.value!, "a decimal number"));
    else if (published === undefined) problems.push(fault(line, "published", cells.published!, "an instant"));
    else if (seen.has(vintage))
      problems.push(fault(line, "date", cells.date!, `${cells.series} once a day and publication`));
    else {
      seen.add(vintage);
      rows.push({
        series: cells.series!,
        source: cells.source!,
        observed: cells.date!,
        published,
        text: cells.value!,
        unit: cells.unit!,
      });
    }
  }
  return { rows, records: [], problems, rejected: table.rejected };
}

/** One record a line: `key` and `body` are made from the cells, `published` from the column of that name. */
export function parseRecordTable(
  payload: Payload,
  shape: {
    table: string;
    source: string;
    columns: readonly string[];
    /** Column with the day, month or instant of publication. */
    publishedColumn: string;
    /** Columns that are numbers in the body. */
    numbers: readonly string[];
    /** Those of `numbers` that may be empty, which becomes null: not disclosed. */
    mayBeEmpty?: readonly string[];
    /** Unique in the table; a line with the same key and a later publication is a revision. */
    key: (cells: Readonly<Record<string, string>>) => string;
    constants?: Readonly<Record<string, unknown>>;
  },
): Parsed {
  const table = readFilled(payload.bytes, shape.columns);
  const problems: Problem[] = [...table.problems];
  const records: ParsedRecord[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of table.rows) {
    const key = shape.key(cells);
    const published = publishedInstant(cells[shape.publishedColumn]!);
    const isFine = (name: string) =>
      isDecimal(cells[name]!) || (cells[name] === "" && shape.mayBeEmpty?.includes(name));
    const wrong = shape.numbers.find((name) => !isFine(name));
    if (published === undefined)
      problems.push(fault(line, shape.publishedColumn, cells[shape.publishedColumn]!, "a day, month or instant"));
    else if (wrong !== undefined) problems.push(fault(line, wrong, cells[wrong]!, "a decimal number"));
    else if (seen.has(`${key}|${published}`))
      problems.push(fault(line, "(all)", key, "each record once a publication"));
    else {
      seen.add(`${key}|${published}`);
      const body: Record<string, unknown> = { ...shape.constants, ...cells };
      for (const name of shape.numbers) body[name] = cells[name] === "" ? null : Number(cells[name]);
      records.push({ table: shape.table, key, source: shape.source, published, body });
    }
  }
  return { rows: [], records, problems, rejected: table.rejected };
}

export const fault = (line: number, column: string, found: string, expected: string): Problem => ({
  place: `line ${line}, column ${column}`,
  found: JSON.stringify(found),
  expected,
  remedy,
});
