/** A long list, folded by group, with a box to search in it. What is searched for stands in the address. */
import type { ReactNode } from "react";
import { setQuery, useAddress } from "../address.ts";

interface FoldedProps<Row> {
  /** Plural name of the rows: "series". */
  readonly what: string;
  readonly rows: readonly Row[];
  readonly groupOf: (row: Row) => string;
  /** All that the search looks at. */
  readonly wordsOf: (row: Row) => string;
  /** What a closed group says of its rows. */
  readonly summaryOf: (rows: readonly Row[]) => string;
  readonly isOpenAtFirst?: (group: string, rows: readonly Row[]) => boolean;
  readonly children: (rows: readonly Row[], group: string) => ReactNode;
}

/** Groups in the order of their first rows; while something is searched for, those with a hit are open. */
export function Folded<Row>(props: FoldedProps<Row>) {
  const { what, rows, groupOf, wordsOf, summaryOf, isOpenAtFirst, children } = props;
  const text = useAddress().query.get("find") ?? "";
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isSearch = words.length > 0;
  const found = isSearch ? rows.filter((row) => holdsAll(wordsOf(row), words)) : rows;
  const groups = new Map<string, Row[]>();
  for (const row of found) {
    const group = groups.get(groupOf(row));
    if (group) group.push(row);
    else groups.set(groupOf(row), [row]);
  }
  return (
    <>
      <p className="filter">
        <label>
          Search{" "}
          <input
            type="search"
            value={text}
            placeholder={`in ${rows.length} ${what}`}
            onChange={(e) => setQuery({ find: e.target.value }, "replace")}
          />
        </label>
        {isSearch && (
          <span role="status">
            {found.length} of {rows.length} {what}
          </span>
        )}
      </p>
      {[...groups].map(([group, members]) => (
        // Another key while searching, so that what a reader opened before is as it was afterwards.
        <details
          key={`${group} ${isSearch}`}
          className="folded"
          open={isSearch || isOpenAtFirst?.(group, members) === true}
        >
          <summary>
            <strong>{group}</strong> <span className="fine">{summaryOf(members)}</span>
          </summary>
          {children(members, group)}
        </details>
      ))}
    </>
  );
}

const holdsAll = (text: string, words: readonly string[]): boolean => {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
};
