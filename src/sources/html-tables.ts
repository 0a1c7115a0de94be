/** Tables of a web page as rows of cell texts, with line numbers. Markup other than rows and cells is ignored. */
import { Parser } from "htmlparser2";
import { decodeUtf8 } from "./table.ts";

export interface HtmlRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Address of the first link in each cell, as it is written. */
  readonly links: readonly (string | undefined)[];
}

/** A page that ends inside a row is cut off: that row is not returned. */
export function htmlRows(bytes: Uint8Array): { readonly rows: readonly HtmlRow[]; readonly isComplete: boolean } {
  const text = decodeUtf8(bytes);
  const rows: HtmlRow[] = [];
  let row: { line: number; cells: string[]; links: (string | undefined)[] } | undefined;
  let cell: string | undefined;
  let link: string | undefined;
  let isComplete = false;
  let line = 1;
  let counted = 0;
  const parser: Parser = new Parser(
    {
      onopentag(name, { href }) {
        for (; counted < parser.startIndex; counted++) if (text.charCodeAt(counted) === 10) line++;
        if (name === "tr") row = { line, cells: [], links: [] };
        else if (name === "td" || name === "th") [cell, link] = ["", undefined];
        else if (name === "a") link ??= href;
        else if (name === "br" && cell !== undefined) cell += " ";
      },
      ontext(part) {
        if (cell !== undefined) cell += part;
      },
      onclosetag(name, isImplied) {
        if ((name === "td" || name === "th") && cell !== undefined) {
          row?.cells.push(cell.replace(/\s+/g, " ").trim());
          row?.links.push(link);
          cell = undefined;
        } else if (name === "tr" && row) {
          if (!isImplied) rows.push(row);
          row = undefined;
        } else if (name === "html" && !isImplied) isComplete = true;
      },
    },
    { decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return { rows, isComplete };
}
