import { parse as parseCsv } from "csv-parse/sync";
import { daysBetween, isLocalDate, type LocalDate } from "../../../core/time.ts";
import { collectRows, type RowCollector, rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { findPublisher } from "../../publishers.ts";

const url = "https://www.mof.go.jp/policy/international_policy/reference/itn_transactions_in_securities/week.csv";
const unit = "100 million yen";

/** Columns of a block: what was bought, sold, and the difference, for each kind of security; totals are net only. */
const block = [
  "Acquisition,Disposition,Net",
  "Acquisition,Disposition,Net,Net",
  "Acquisition,Disposition,Net,Net",
].join(",");
const columnNames = ["", ...block.split(","), ...block.split(",")];
const kinds = ["Equity and investment fund shares", "Long-term debt securities", "Short-term debt securities"] as const;
/** First column of each kind in each block, and its series. */
const read: readonly { readonly at: number; readonly kind: (typeof kinds)[number]; readonly series: string }[] = [
  { at: 1, kind: kinds[0], series: "mof.foreign-equity.net" },
  { at: 4, kind: kinds[1], series: "mof.foreign-bonds.net" },
  { at: 8, kind: kinds[2], series: "mof.foreign-bills.net" },
  { at: 12, kind: kinds[0], series: "mof.japanese-equity.net" },
  { at: 15, kind: kinds[1], series: "mof.japanese-bonds.net" },
  { at: 19, kind: kinds[2], series: "mof.japanese-bills.net" },
];

/** Days from the first to the last of a week. */
const weekSpan = 6;

/** `2025．11．9～ 11．15`, wide points and tilde; the last year is given when it differs. */
function weekOf(text: string): { start: LocalDate; end: LocalDate } | undefined {
  const found = /^(\d{4})．(\d{1,2})．(\d{1,2})～\s*(?:(\d{4})．)?(\d{1,2})．(\d{1,2})$/.exec(text);
  if (!found) return undefined;
  const [, year, month, day, lastYear, lastMonth, lastDay] = found;
  const dated = (y: string, m: string, d: string) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  const start = dated(year!, month!, day!);
  const end = dated(lastYear ?? year!, lastMonth!, lastDay!);
  return isLocalDate(start) && isLocalDate(end) && daysBetween(start, end) === weekSpan ? { start, end } : undefined;
}

const numberOf = (cell: string): number => {
  const text = cell.trim().replaceAll(",", "");
  return /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
};

function takeWeek(collected: RowCollector, cells: readonly string[], line: number, weeks: Set<string>) {
  const week = weekOf(cells[0]!.trim());
  if (!week) return collected.fault(`line ${line}, column Period`, cells[0], "a week as 2025．11．9～ 11．15");
  if (weeks.has(week.end)) collected.repeated(`line ${line}, column Period`, week.end, "each week once", cells[0]);
  weeks.add(week.end);
  for (const { at, kind, series } of read) {
    const place = `line ${line}, column ${at + 3}`;
    const [bought, sold, net] = [0, 1, 2].map((i) => numberOf(cells[at + i] ?? "")) as [number, number, number];
    if (![bought, sold, net].every(Number.isFinite))
      collected.fault(place, cells.slice(at, at + 3).join("|"), `${kind}: three whole numbers in ${unit}`);
    // Each figure is rounded on its own.
    else if (Math.abs(bought - sold - net) > 1)
      collected.fault(place, String(net), `${kind}: acquisition less disposition, ${bought - sold}`);
    else
      collected.add(place, {
        series,
        source: "mof/its-weekly",
        observed: week.end,
        periodStart: week.start,
        text: String(net),
        unit,
      });
  }
}

/**
 * One line a week from Sunday to Saturday, in the encoding Shift JIS, under headings in Japanese and English; the English
 * ones are checked. Every publication replaces the whole file, past weeks revised, and only the newest has a date.
 */
function parse({ bytes }: Payload): Parsed {
  const text = new TextDecoder("shift_jis").decode(bytes);
  let lines: { record: string[]; info: { lines: number } }[];
  try {
    lines = parseCsv(text, { info: true, relax_column_count: true }) as unknown as typeof lines;
  } catch (cause) {
    return rejected("the file", cause instanceof Error ? cause.message : String(cause), "the weekly CSV file");
  }
  const heading = lines.findIndex(({ record }) => record.map((c) => c.trim()).join() === columnNames.join());
  if (heading < 0) return rejected("the headings", "no line of columns", columnNames.slice(1).join(","));
  const above = lines.slice(0, heading).map(({ record }) => record.map((cell) => cell.trim()));
  if (!above.flat().includes(`Unit: ${unit.replace("yen", "Yen")}`))
    return rejected("the headings", "no such unit", `Unit: ${unit.replace("yen", "Yen")}`);
  const isKinds = (record: readonly string[]) => read.every(({ at, kind }) => record[at] === kind);
  if (!above.some(isKinds)) return rejected("the headings", "other kinds of securities", kinds.join(", "));
  const collected = collectRows();
  const weeks = new Set<string>();
  for (const { record, info } of lines.slice(heading + 1))
    if (record.some((cell) => /\d/.test(cell))) takeWeek(collected, record, info.lines, weeks);
  return collected.parsed();
}

export const mofItsWeekly = defineSource({
  id: "mof/its-weekly",
  title: "International transactions in securities, weekly",
  publisher: "Ministry of Finance Japan",
  provides: read.map((r) => r.series),
  terms: findPublisher("mof/its-weekly")!.terms,
  origin: "live",
  request: () => [{ url }],
  // Thursday 08:50; Friday after some holidays.
  schedule: { cron: "0 9 * * 4,5", timeZone: "Asia/Tokyo" },
  pauseMs: 2_000,
  parsers: { 1: parse },
});
