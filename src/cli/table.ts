/** Plain text tables for a terminal: columns padded, the last one cut to the width of the screen, too many of them in parts. */

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

/** Room that the last column keeps when it is cut. */
const lastColumnMin = 20;

/**
 * `align` has one letter a column: l or r. Rows may not have fewer cells than there are headings. What is wider than the screen
 * is written in parts, below each other, each with the first column.
 */
export function textTable(
  headings: readonly string[],
  align: string,
  rows: readonly (readonly string[])[],
  columns: number,
): string {
  const clean = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, " ")));
  const widths = headings.map((heading, i) => Math.max(width(heading), ...clean.map((row) => width(row[i]!))));
  return partsOf(widths, align, columns)
    .map((part) => {
      const pick = <T>(list: ArrayLike<T>): T[] => part.map((i) => list[i]!);
      return onePart(pick(headings), pick(align), clean.map(pick), pick(widths), columns);
    })
    .join("\n");
}

/** Columns of each part, by place. */
function partsOf(widths: readonly number[], align: string, columns: number): number[][] {
  const last = widths.length - 1;
  const parts: number[][] = [[0]];
  let used = widths[0]!;
  for (let i = 1; i <= last; i++) {
    const needed = 2 + (i === last && align[i] === "l" ? Math.min(widths[i]!, lastColumnMin) : widths[i]!);
    if (used + needed > columns && parts.at(-1)!.length > 1) {
      parts.push([0]);
      used = widths[0]!;
    }
    parts.at(-1)!.push(i);
    used += needed;
  }
  return parts;
}

function onePart(
  headings: readonly string[],
  align: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  columns: number,
): string {
  const last = headings.length - 1;
  const used = widths.slice(0, last).reduce((sum, w) => sum + w + 2, 0);
  const room = Math.max(lastColumnMin, columns - used);
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
  const rule = headings.map((_, i) =>
    "-".repeat(i === last && align[i] === "l" ? Math.min(room, widths[i]!) : widths[i]!),
  );
  return `${[line(headings), line(rule), ...rows.map(line)].join("\n")}\n`;
}

/** Width to write for: COLUMNS where it is a positive number, else the terminal's; without a terminal nothing is cut. */
export function columnsOf(wanted: string | undefined, out: { isTTY?: boolean; columns?: number }): number {
  const asked = Number(wanted);
  if (Number.isInteger(asked) && asked > 0) return asked;
  return out.isTTY ? (out.columns ?? 110) : Number.POSITIVE_INFINITY;
}

/** Words over as many lines as they need; lines after the first are indented by two more than the first. */
export function wrapped(text: string, columns: number): string {
  const [start = ""] = /^ */.exec(text)!;
  const indent = `${start}  `;
  const lines: string[] = [];
  let line = start;
  for (const word of text.slice(start.length).split(" ")) {
    if (line.trim() !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = indent + word;
    } else line = line.trim() === "" ? line + word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
