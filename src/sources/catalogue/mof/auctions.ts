import { isLocalDate } from "../../../core/time.ts";
import { auctionTenors } from "../../../market/series/japan.ts";
import { collectRows, type RowCollector, rejected } from "../../collect-rows.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { type HtmlRow, htmlRows } from "../../html-tables.ts";
import { atLocalTime } from "../../published.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";

/** Headings of the columns that are read, with the part of the series id and the unit; the page prints more. */
const columns = [
  ["Amounts of Competitive Bids (billion yen)", "bids", "JPY billion"],
  ["Amounts of Bids Accepted (billion yen)", "accepted", "JPY billion"],
  ["Lowest Accepted Price (per 100 yen)", "lowest-price", "JPY per 100 yen"],
  ["Yield at the Lowest Accepted Price", "highest-yield", "percent"],
  ["Weighted Average Price (per 100 yen)", "average-price", "JPY per 100 yen"],
  ["Yield at the Average Price", "average-yield", "percent"],
] as const;

/** `1,728.10` is 1728.10, `4.100%` is 4.100; a dash is no value, as at auctions by yield. */
const plain = (cell: string): string => cell.replaceAll(",", "").replace(/\s*%$/, "").trim();
const isDash = (cell: string): boolean => /^[-–—－]?$/.test(cell);

function takeAuction(collected: RowCollector, heading: readonly string[], { line, cells }: HtmlRow) {
  const cellOf = (name: string): string => cells[heading.indexOf(name)] ?? "";
  const years = Number(/^(\d+)-year$/i.exec(cellOf("Security"))?.[1]);
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cellOf("Auction Date")) ?? [];
  const observed = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  if (!auctionTenors.some((known) => known === years))
    return collected.fault(`line ${line}, Security`, cellOf("Security"), `one of ${auctionTenors.join(", ")}-year`);
  if (!isLocalDate(observed))
    return collected.fault(`line ${line}, Auction Date`, cellOf("Auction Date"), "a day as 11/6/2025");
  for (const [name, part, unit] of columns) {
    const cell = cellOf(name);
    if (isDash(cell)) continue;
    const text = plain(cell);
    if (!isDecimal(text)) collected.fault(`line ${line}, ${name}`, cell, "a number");
    else
      collected.add(`line ${line}, ${name}`, {
        series: `jgb.auction.${years}y.${part}`,
        source: "mof/auctions",
        observed,
        // Results are out at 12:35; the page follows.
        published: atLocalTime(observed, "13:00", "Asia/Tokyo"),
        text,
        unit,
      });
  }
}

/** The English page of one auction's result: a table with a line of headings and a line for the bond. */
function parse({ bytes }: Payload): Parsed {
  const { rows, isComplete } = htmlRows(bytes);
  const at = rows.findIndex(({ cells }) => cells.includes("Security") && cells.includes("Auction Date"));
  if (at < 0) return rejected("the page", "no table of a result", "headings Security, Auction Date, ...");
  const heading = rows[at]!.cells;
  const missing = columns.filter(([name]) => !heading.includes(name)).map(([name]) => name);
  if (missing.length > 0) return rejected(`line ${rows[at]!.line}`, `no heading ${missing.join(", ")}`, "all headings");
  if (!isComplete)
    return rejected("the end of the page", "an open element", "</html>", "Save it again: it is cut off.");
  const collected = collectRows();
  for (const row of rows.slice(at + 1)) if (row.cells.length === heading.length) takeAuction(collected, heading, row);
  return collected.parsed();
}

/**
 * Read from saved pages: their addresses hold the day of the auction
 * (https://www.mof.go.jp/english/policy/jgbs/auction/calendar/eresul/eresul20251106.htm), and which days those are stands
 * on another page, so that they cannot be asked for a window of days.
 */
export const mofAuctions = defineSource({
  id: "mof/auctions",
  title: "Results of auctions of Japanese government bonds, from saved pages",
  publisher: "Ministry of Finance Japan",
  provides: auctionTenors.flatMap((years) => columns.map(([, part]) => `jgb.auction.${years}y.${part}`)),
  terms: findPublisher("mof/auctions")!.terms,
  origin: "import",
  parsers: { 1: parse },
});
