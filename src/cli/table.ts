/** Plain text tables for a terminal: columns padded, the last one cut to the width of the screen. */

/** Width in character cells as most terminals draw it: East Asian wide characters take two. */
function width(text: string): number {
  let cells = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const isWide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xff00 && code <= 0xff60);
    cells += isWide ? 2 : 1;
  }
  return cells;
}

/** `align` has one letter a column: l or r. Rows may not have fewer cells than there are headings. */
export function textTable(
  headings: readonly string[],
  align: string,
  rows: readonly (readonly string[])[],
  columns: number,
): string {
  const clean = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, " ")));
  const widths = headings.map((heading, i) => Math.max(width(heading), ...clean.map((row) => width(row[i]!))));
  const last = headings.length - 1;
  const used = widths.slice(0, last).reduce((sum, w) => sum + w + 2, 0);
  const room = Math.max(20, columns - used);
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        if (i === last && align[i] === "l")
          return width(cell) > room ? `${[...cell].slice(0, room - 1).join("")}…` : cell;
        const pad = " ".repeat(Math.max(0, widths[i]! - width(cell)));
        return align[i] === "r" ? pad + cell : cell + pad;
      })
      .join("  ")
      .trimEnd();
  return `${[line(headings), line(headings.map((_, i) => "-".repeat(i === last && align[i] === "l" ? Math.min(room, widths[i]!) : widths[i]!))), ...clean.map(line)].join("\n")}\n`;
}

/** Width to write for: COLUMNS where it is a positive number, else the terminal's; without a terminal nothing is cut. */
export function columnsOf(wanted: string | undefined, out: { isTTY?: boolean; columns?: number }): number {
  const asked = Number(wanted);
  if (Number.isInteger(asked) && asked > 0) return asked;
  return out.isTTY ? (out.columns ?? 110) : Number.POSITIVE_INFINITY;
}
