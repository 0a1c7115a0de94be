/** CSV for export. */

/** One CSV line. Text that a spreadsheet could take for a formula gets a quote in front; numbers stay numbers. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value);
    const guarded = !isNumber && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  return `${cells.map(cell).join(",")}\n`;
}
