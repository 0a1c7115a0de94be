/**
 * A file that a reader fills: its columns are declared once, and the check of every cell, the page of docs/imports.md and the
 * example follow from them.
 */
import { isLocalDate } from "../core/time.ts";
import type { RowCollector } from "./collect-rows.ts";
import { collectTable } from "./collect-table.ts";
import { defineSource, type ImportColumn, type SourceDefinition } from "./define.ts";
import { publishedInstant } from "./published.ts";
import { findPublisher } from "./publishers.ts";
import { isDecimal } from "./table.ts";

const remedy = "Correct the file; its columns are described in docs/imports.md.";

/** What is wrong with a cell of the kind; undefined when nothing is. */
const expectations: Readonly<Record<ImportColumn["kind"], readonly [(text: string) => boolean, string]>> = {
  day: [isLocalDate, "a day as 2025-11-20"],
  decimal: [isDecimal, "a decimal number without separators"],
  moment: [(text) => publishedInstant(text) !== undefined, "an instant with its zone, a day or a month"],
  text: [(text) => text !== "", "a text"],
};

/** Takes a line whose cells have passed; an empty optional cell is "". */
export type TakeImport<C extends string> = (
  collected: RowCollector,
  place: string,
  cells: Readonly<Record<C, string>>,
) => void;

export function defineImport<const C extends string>(declaration: {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly provides: readonly string[] | string;
  readonly columns: readonly (ImportColumn & { readonly name: C })[];
  /** Path of an example file from the root of the project. */
  readonly example: string;
  /** What a reader must know beyond the columns, in one or two sentences. */
  readonly about: string;
  readonly take: TakeImport<C>;
}): SourceDefinition {
  const { id, title, publisher, provides, columns, example, about, take } = declaration;
  const names = columns.map((column) => column.name);
  return defineSource({
    id,
    title,
    publisher,
    provides,
    terms: findPublisher(id)!.terms,
    origin: "import",
    // A line that says when its figure became public is taken at its word; one that does not counts from its import.
    hasVintages: true,
    importFile: { columns, example, about },
    parsers: {
      1: ({ bytes }) =>
        collectTable(
          bytes,
          names,
          (collected, line, cells) => {
            let isGood = true;
            for (const { name, kind, isOptional } of columns) {
              const [isFine, expected] = expectations[kind];
              const cell = cells[name];
              if ((isOptional && cell === "") || isFine(cell)) continue;
              collected.fault(`line ${line}, column ${name}`, cell, isOptional ? `${expected}, or nothing` : expected);
              isGood = false;
            }
            if (isGood) take(collected, `line ${line}`, cells);
          },
          remedy,
        ),
    },
  });
}
