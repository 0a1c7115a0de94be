/**
 * A book from a file: JSON, or CSV with one row an entry. Columns of the CSV are the fields of the JSON; a cell that the
 * kind of the row does not use stays empty. Rows of kind `book` carry the title, the currency and the cash.
 */
import { parse as parseCsv } from "csv-parse/sync";
import { failure } from "../core/failure.ts";
import { validInput } from "../models/validate.ts";
import { type Book, bookLimits, bookSchema } from "./schema.ts";

const numeric = new Set([
  ...["units", "entry", "margin", "maintenance", "face", "coupon", "years"],
  ...["principal", "call", "liquidation", "amount", "ratio", "cash"],
]);
const textual = new Set(["kind", "id", "asset", "yield", "loan", "title", "currency"]);
const positionKinds = new Set(["spot", "perp", "bond", "fx"]);
const limitKinds = new Set(["loss", "equity", "loan-to-value"]);

const twoForms = "JSON that begins with {, or CSV whose first line has the columns kind, id, asset and so on";
const whereToStart = "examples/book has a book in both forms to start from; docs/book.md says every field.";
const excerptLength = 60;

/** Throws `Failure("usage")` with every fault at its place: `positions[2].units` for JSON, `line 4` for CSV. */
export function readBook(text: string, fileName: string): Book {
  if (text.length > bookLimits.bytes)
    throw failure("limit", fileName, `${text.length} characters`, `at most ${bookLimits.bytes}`, "Split the book.");
  if (text.trim() === "") throw failure("usage", fileName, "nothing but blanks", twoForms, whereToStart);
  const isCsv = /\.csv$/i.test(fileName) || !/^\s*[{[]/.test(text);
  const raw = isCsv ? fromCsv(text, fileName) : fromJson(text, fileName);
  return validInput(bookSchema, raw, fileName, "See docs/book.md for the form.");
}

function fromJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw failure("usage", fileName, found, "JSON", "Correct the file at that place; see docs/book.md.", cause);
  }
}

type Row = Record<string, string>;

function fromCsv(text: string, fileName: string): unknown {
  refuseOtherText(text, fileName);
  let rows: Row[];
  try {
    rows = parseCsv(text, { bom: true, columns: true, trim: true, skip_empty_lines: true }) as Row[];
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw failure("usage", fileName, found, "CSV with a header line", "See docs/book.md for the columns.", cause);
  }
  if (rows.length === 0) throw failure("usage", fileName, "a header and no row", "one row an entry", whereToStart);
  const unknown = Object.keys(rows[0] ?? {}).find((column) => !numeric.has(column) && !textual.has(column));
  if (unknown !== undefined)
    throw failure(
      "usage",
      `${fileName}, header`,
      JSON.stringify(unknown),
      `columns of ${[...textual, ...numeric].join(", ")}`,
      "Remove the column or correct its name.",
    );
  const book: Record<string, unknown> = {};
  const lists = { positions: [] as unknown[], loans: [] as unknown[], limits: [] as unknown[] };
  for (const [i, row] of rows.entries()) {
    const entry = filledCells(row, `${fileName}, line ${i + 2}`);
    const { kind, ...rest } = entry;
    if (kind === "book") Object.assign(book, rest);
    else if (kind === "loan") lists.loans.push(rest);
    else if (positionKinds.has(String(kind))) lists.positions.push(entry);
    else if (limitKinds.has(String(kind))) lists.limits.push(entry);
    else
      throw failure(
        "usage",
        `${fileName}, line ${i + 2}, kind`,
        JSON.stringify(kind ?? ""),
        `book, loan, ${[...positionKinds, ...limitKinds].join(", ")}`,
        "Correct the kind of the row.",
      );
  }
  return { ...book, ...lists };
}

/** What is no JSON is read as CSV: without the column that every row needs it is neither, and no column's name is at fault. */
function refuseOtherText(text: string, fileName: string): void {
  const [first = ""] = text.trimStart().split(/[\r\n]/, 1);
  const columns = first.split(",").map((cell) => cell.replaceAll('"', "").trim());
  if (columns.includes("kind")) return;
  const shown = JSON.stringify(first.length > excerptLength ? `${first.slice(0, excerptLength)}…` : first);
  const other = /[;\t]/.test(first) ? ", with columns that no comma separates" : "";
  throw failure("usage", fileName, `a first line ${shown} without the column kind${other}`, twoForms, whereToStart);
}

function filledCells(row: Row, place: string): Record<string, unknown> {
  const filled = Object.entries(row).filter(([, cell]) => cell !== "");
  return Object.fromEntries(
    filled.map(([column, cell]) => {
      if (!numeric.has(column)) return [column, cell];
      const value = Number(cell);
      if (!Number.isFinite(value))
        throw failure("usage", `${place}, ${column}`, JSON.stringify(cell), "a number", "Write digits, with a point.");
      return [column, value];
    }),
  );
}
