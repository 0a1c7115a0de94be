import { hourMs, instant, isLocalDate, startOfDay } from "../../../core/time.ts";
import { cameAt } from "../../came-at.ts";
import { quoted, rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { decimalText, gatherRows } from "../../gather.ts";
import { htmlRows } from "../../html-tables.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const summaries = new Set(["", "Fee", "Seed", "Total", "Average", "Maximum", "Minimum"]);
/** Issuers report until the next morning in New York: before that a 0.0 may mean "not yet reported". */
const finalAfterHours = 36;
/** Figures are rounded to 0.1 each. */
const roundingEach = 0.05;

/**
 * One page for BTC, one for ETH: `table.etf`, millions of dollars, days as 06 Jul 2026, outflows in parentheses, `-` for no
 * figure; two header rows, fees, and sums at the end. A day without any figure is not reported yet, whatever its total says.
 */
function parse(payload: Payload): Parsed {
  const { rows, isComplete } = htmlRows(payload.bytes);
  const at = rows.findIndex(({ cells }) => cells.includes("IBIT") || cells.includes("ETHA"));
  if (at < 1) return rejected("the page", `${rows.length} rows without it`, "a row of funds with IBIT or ETHA");
  const funds = rows[at]!.cells;
  const top = rows[at - 1]!.cells;
  if (top.at(-1) !== "Total")
    return rejected(`line ${rows[at - 1]!.line}`, quoted(top.join("|")), "Total as the last column");
  const asset = funds.includes("IBIT") ? "btc" : "eth";
  const gathering = gatherRows("farside/etf-flows");
  // Of a saved page nobody knows when it came: its newest day may have been half reported.
  const newest = rows
    .map(({ cells }) => dayOf(cells[0] ?? ""))
    .filter(isLocalDate)
    .sort()
    .at(-1);
  const came =
    cameAt(payload)?.earliest ?? (newest === undefined ? payload.retrieved : instant(startOfDay(newest) + 12 * hourMs));
  if (!isComplete) gathering.fault("the end", "a page that is cut off", "</html>");
  for (const { line, cells } of rows.slice(at + 1)) {
    const [label] = cells;
    if (label === undefined || summaries.has(label)) continue;
    const place = `line ${line}, ${label}`;
    const day = dayOf(label);
    if (!isLocalDate(day)) gathering.fault(place, label, "a day as 06 Jul 2026");
    else if (startOfDay(day) > came) gathering.fault(place, label, "a day that has begun");
    else if (cells.length !== funds.length) gathering.fault(place, `${cells.length} cells`, `${funds.length} cells`);
    else {
      const figures = cells.slice(1).map(figureOf);
      const odd = figures.indexOf("odd");
      if (odd >= 0) {
        gathering.fault(`${place}, ${funds[odd + 1] || "Total"}`, cells[odd + 1]!, "a figure, (figure) or -");
        continue;
      }
      const known = figures.slice(0, -1).filter((figure) => typeof figure === "number");
      const total = figures.at(-1);
      const published = instant(startOfDay(day) + finalAfterHours * hourMs);
      if (known.length === 0 || published > came) continue;
      const sum = known.reduce((a, b) => a + b, 0);
      if (typeof total !== "number" || Math.abs(sum - total) > roundingEach * (known.length + 1) + 1e-9)
        gathering.fault(`${place}, Total`, cells.at(-1)!, `the sum of the funds, ${decimalText(sum, 1)}`);
      else
        gathering.row({
          place,
          series: `etf.${asset}.net-flow`,
          observed: day,
          published,
          value: textOf(cells.at(-1)!),
          unit: "USD million",
        });
    }
  }
  return gathering.parsed("at least one day that all issuers have reported");
}

/** The day of a label, or another text. */
function dayOf(label: string): string {
  const dated = /^(\d{2}) ([A-Z][a-z]{2}) (\d{4})$/.exec(label);
  return dated ? `${dated[3]}-${String(months.indexOf(dated[2]!) + 1).padStart(2, "0")}-${dated[1]}` : "";
}

/** The published digits without separators of thousands, parentheses as a minus. */
const textOf = (cell: string): string => cell.replace(/,(?=\d{3})/g, "").replace(/^\((.*)\)$/, "-$1");

/** A figure of the table; undefined for none. */
function figureOf(cell: string): number | "odd" | undefined {
  if (cell === "" || cell === "-") return undefined;
  const text = textOf(cell);
  return isDecimal(text) ? Number(text) : "odd";
}

export const farsideEtfFlows = defineSource({
  id: "farside/etf-flows",
  title: "Net flows of US spot BTC and ETH funds",
  publisher: "Farside Investors",
  provides: ["etf.btc.net-flow", "etf.eth.net-flow"],
  terms: findPublisher("farside/etf-flows")!.terms,
  origin: "live",
  offByDefault: "the site refuses programs and its terms are unclear; import/etf-flows takes a file of your own",
  request: () =>
    ["btc", "eth"].map((asset) => ({ url: `https://farside.co.uk/${asset}/`, headers: { accept: "text/html" } })),
  schedule: { cron: "30 12 * * 2-6", timeZone: "UTC" },
  pauseMs: 30_000,
  parsers: { 1: parse },
});
