/** A table with a caption, numbers on the right, and its rows as CSV or JSON. */
import type { ReactNode } from "react";
import { RowExports } from "./exports.tsx";

export interface Column<Row> {
  readonly title: string;
  readonly numeric?: boolean;
  /** Takes the whole width where rows are cards: for lists and sentences. */
  readonly whole?: boolean;
  /** What stands in the cell; left out, the column is exported and not shown. */
  readonly shown?: (row: Row) => ReactNode;
  /** What is exported; left out, the column is not. */
  readonly value?: (row: Row) => string | number | null;
}

interface TableProps<Row> {
  /** File name of the exports, and key of the table. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table with more columns than this shows its rows as cards on a narrow screen. */
const stackFrom = 3;

/** The first column names the row. */
export function Table<Row>({ name, title, columns: all, rows, keyOf }: TableProps<Row>) {
  const columns = all.flatMap(({ shown, ...column }) => (shown ? [{ ...column, shown }] : []));
  return (
    <figure className="table">
      <figcaption>
        {title}
        <span className="exports">
          <RowExports
            rows={() => {
              const out = all.filter((c) => c.value);
              return {
                name,
                columns: out.map((c) => c.title),
                rows: rows.map((row) => out.map((c) => c.value!(row))),
              };
            }}
          />
        </span>
      </figcaption>
      <div
        className={`scroll${columns.length > stackFrom ? " stack" : ""}`}
        tabIndex={0}
        role="region"
        aria-label={title}
      >
        <table>
          <thead>
            <tr>
              {columns.map((c) => (
                <th key={c.title} scope="col" className={c.numeric ? "r" : undefined}>
                  {c.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((c, i) =>
                  i === 0 ? (
                    <th key={c.title} scope="row">
                      {c.shown(row)}
                    </th>
                  ) : (
                    <td key={c.title} className={c.numeric ? "r" : c.whole ? "whole" : undefined} data-label={c.title}>
                      {c.shown(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
