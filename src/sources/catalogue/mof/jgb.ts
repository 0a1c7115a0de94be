import type { Problem } from "../../../core/outcome.ts";
import { type Instant, instant, isLocalDate, type LocalDate, startOfDay } from "../../../core/time.ts";
import type { ParsedRow } from "../../../market/observation.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { nextWeekday } from "../../published.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";

const host = "https://www.mof.go.jp/english/policy/jgbs/reference/interest_rate";
const tenors = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40];
const expectedHeader = ["Date", ...tenors.map((y) => `${y}Y`)].join(",");
const minuteMs = 60_000;
const remedy = "Look at the payload; if the publisher changed the file, the parser needs a new version.";

/**
 * The curve file: a title line with the unit, a header, then one line a day as 2025/11/20 with `-` for tenors that did
 * not exist. The month file ends in a row of commas and a footnote that is not UTF-8. Yields in percent.
 */
function parse(payload: Payload, publishedOf: PublicationOf): Parsed {
  const text = new TextDecoder("latin1").decode(payload.bytes).replace(/^\u00EF\u00BB\u00BF/, "");
  const lines = text.split(/\r\n|\n|\r/);
  const reject = (place: string, found: string, expected: string): Parsed => ({
    rows: [],
    records: [],
    problems: [{ place, found: JSON.stringify(found.slice(0, 120)), expected, remedy }],
    rejected: true,
  });
  if (!/^Interest Rate.*\(Unit : %\)/.test(lines[0] ?? ""))
    return reject("line 1", lines[0] ?? "", "a title with (Unit : %)");
  if ((lines[1] ?? "").trim() !== expectedHeader) return reject("line 2", lines[1] ?? "", expectedHeader);
  const rows: ParsedRow[] = [];
  const problems: Problem[] = [];
  const days = new Map<string, string>();
  const fault = (line: number, column: string, found: string, expected: string) =>
    problems.push({ place: `line ${line + 1}, column ${column}`, found: JSON.stringify(found), expected, remedy });
  for (let i = 2; i < lines.length; i++) {
    const cells = lines[i]!.split(",");
    const dated = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(cells[0]!.trim());
    if (!dated) {
      // The footnote is a sentence with commas: only a line that holds yields can be a day written in another way.
      const holdsYields = cells.slice(1).some((cell) => isDecimal(cell.trim()));
      if (holdsYields) fault(i, "Date", cells[0]!, "a day as 2025/11/20");
      continue;
    }
    const observed = `${dated[1]}-${dated[2]!.padStart(2, "0")}-${dated[3]!.padStart(2, "0")}`;
    if (!isLocalDate(observed)) fault(i, "Date", cells[0]!, "a real day");
    else if (cells.length !== tenors.length + 1)
      fault(i, "(all)", `${cells.length} cells`, `${tenors.length + 1} cells`);
    else {
      const before = days.get(observed);
      if (before !== undefined) fault(i, "Date", cells[0]!, "each day once");
      // Another curve for the same day is given too: acceptance holds both back, because which is right is unknown.
      if (before === cells.slice(1).join()) continue;
      days.set(observed, cells.slice(1).join());
      tenors.forEach((years, t) => {
        const cell = cells[t + 1]!.trim();
        if (cell === "-" || cell === "") return;
        if (!isDecimal(cell)) fault(i, `${years}Y`, cell, "a yield in percent, or -");
        else {
          rows.push({
            series: `jgb.${years}y`,
            source: "mof/jgb",
            observed,
            text: cell,
            unit: "percent",
          });
        }
      });
    }
  }
  if (rows.length === 0) return reject("the file", `${lines.length} lines`, "at least one dated line");
  const published = publishedOf([...days.keys()].sort() as LocalDate[]);
  const dated = rows.map((row) => ({ ...row, published: published(row.observed as LocalDate) }));
  return { rows: dated, records: [], problems };
}

/** From all days of a file, when the curve of one of them became public. */
type PublicationOf = (days: readonly LocalDate[]) => (observed: LocalDate) => Instant;

const onNextWeekday: PublicationOf = () => (observed) => nextWeekday(observed, 0, 30);

/** On the next day that has a curve, which knows Japan's holidays; after the last one, on the next weekday. */
const onNextDay: PublicationOf = (days) => {
  const next = new Map(days.map((day, i) => [day, days[i + 1]]));
  return (observed) => {
    const day = next.get(observed);
    return day === undefined ? nextWeekday(observed, 0, 30) : instant(startOfDay(day) + 30 * minuteMs);
  };
};

export const mofJgb = defineSource({
  id: "mof/jgb",
  title: "JGB par yield curve",
  publisher: "Ministry of Finance Japan",
  provides: tenors.map((y) => `jgb.${y}y`),
  terms: findPublisher("mof/jgb")!.terms,
  origin: "live",
  request: ({ from, to }) => {
    const month = { url: `${host}/jgbcme.csv` };
    const isThisMonth = from !== undefined && from.slice(0, 7) === to.slice(0, 7);
    return isThisMonth ? [month] : [{ url: `${host}/historical/jgbcme_all.csv` }, month];
  },
  // The curve of a day appears on the next working day, at half past nine.
  schedule: { cron: "45 9 * * 1-5", timeZone: "Asia/Tokyo" },
  pauseMs: 2_000,
  parsers: {
    // Took the day after a curve for its publication also where that was a holiday.
    1: (payload) => parse(payload, onNextWeekday),
    2: (payload) => parse(payload, onNextDay),
  },
});
