import { isLocalDate } from "../../../core/time.ts";
import { auctionTenors } from "../../../market/series/japan.ts";
import { collectRows, type RowCollector, rejected } from "../../collect-rows.ts";
import {
  defineSource,
  firstDay,
  type Parsed,
  type Payload,
  type RequestWindow,
  type SourceRequest,
} from "../../define.ts";
import { type HtmlRow, htmlRows } from "../../html-tables.ts";
import { atLocalTime } from "../../published.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";
import { findCalendar, plainBonds } from "./auction-calendar.ts";

const calendars = "https://www.mof.go.jp/english/policy/jgbs/auction/calendar";
const headers = { accept: "text/html" };
const daysByDefault = 10;

/**
 * Headings of the columns that are read, with the part of the series id and the unit; the page prints more. An auction by
 * yield, as of 40-year bonds, names its price and yield after the highest accepted yield.
 */
const columns = [
  [/^Amounts of Competitive Bids \(billion yen\)$/i, "bids", "JPY billion"],
  [/^Amounts of Bids Accepted \(billion yen\)$/i, "accepted", "JPY billion"],
  [
    /^(Lowest Accepted Price|Price at the Highest Accepted Yield)( \(per 100 yen\))?$/i,
    "lowest-price",
    "JPY per 100 yen",
  ],
  [/^(Yield at the Lowest Accepted Price|Highest Accepted Yield)$/i, "highest-yield", "percent"],
  [/^Weighted Average Price( \(per 100 yen\))?$/i, "average-price", "JPY per 100 yen"],
  [/^Yield at the Average Price$/i, "average-yield", "percent"],
] as const;

/** `1,728.10` is 1728.10, `4.100%` is 4.100; a dash is no value, as at auctions by yield. */
const plain = (cell: string): string => cell.replaceAll(",", "").replace(/\s*%$/, "").trim();
const isDash = (cell: string): boolean => /^[-–—－]?$/.test(cell);
const dayForm = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

function takeAuction(collected: RowCollector, heading: readonly string[], { line, cells }: HtmlRow) {
  const cellOf = (name: string): string => cells[heading.indexOf(name)] ?? "";
  if (cells.length !== heading.length)
    return collected.fault(`line ${line}`, `${cells.length} cells`, `${heading.length} cells, as many as headings`);
  const years = Number(/^(\d+)-year$/i.exec(cellOf("Security"))?.[1]);
  const [, month, day, year] = dayForm.exec(cellOf("Auction Date")) ?? [];
  const observed = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  if (!auctionTenors.some((known) => known === years))
    return collected.fault(`line ${line}, Security`, cellOf("Security"), `one of ${auctionTenors.join(", ")}-year`);
  if (!isLocalDate(observed))
    return collected.fault(`line ${line}, Auction Date`, cellOf("Auction Date"), "a day as 11/6/2025");
  for (const [name, part, unit] of columns) {
    const at = heading.findIndex((one) => name.test(one));
    const cell = cells[at]!;
    if (isDash(cell)) continue;
    const text = plain(cell);
    if (!isDecimal(text)) collected.fault(`line ${line}, ${heading[at]}`, cell, "a number");
    else
      collected.add(`line ${line}, ${heading[at]}`, {
        series: `jgb.auction.${years}y.${part}`,
        source: "mof/auctions",
        observed,
        // Results are out at 12:35; the English page follows.
        published: atLocalTime(observed, "13:00", "Asia/Tokyo"),
        text,
        unit,
      });
  }
}

/** The English page of one auction's result: a table with a line of headings and a line for the bond. */
function parseResult(rows: readonly HtmlRow[]): Parsed {
  const at = rows.findIndex(({ cells }) => cells.includes("Security") && cells.includes("Auction Date"));
  if (at < 0) return rejected("the page", "no table of a result", "headings Security, Auction Date, ...");
  const heading = rows[at]!.cells;
  const missing = columns.filter(([name]) => !heading.some((one) => name.test(one))).map(([, part]) => part);
  if (missing.length > 0)
    return rejected(`line ${rows[at]!.line}`, `no heading for ${missing.join(", ")}`, "all headings");
  const bonds = rows
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => /year/i.test(cell) || dayForm.test(cell)));
  if (bonds.length === 0) return rejected("the table", "headings alone", "a line for the bond");
  const collected = collectRows();
  for (const row of bonds) takeAuction(collected, heading, row);
  return collected.parsed();
}

/** The auctions of a month, held or to come, as records: what is known of a result stands on its own page. */
function parseCalendar(rows: readonly HtmlRow[]): Parsed {
  const collected = collectRows();
  for (const { line, day, years, issue } of plainBonds(rows)) {
    if (!isLocalDate(day)) collected.fault(`line ${line}, Auction Date`, day, "a day as Nov. 6, 2025");
    else
      collected.addRecord(`line ${line}`, {
        table: "auction",
        key: `${day}|${years}`,
        source: "mof/auctions",
        body: { day, years, issue },
      });
  }
  return collected.parsed();
}

function parse({ bytes }: Payload): Parsed {
  const { rows, isComplete } = htmlRows(bytes);
  const read = findCalendar(rows) ? parseCalendar(rows) : parseResult(rows);
  if (!isComplete && !read.rejected)
    return rejected("the end of the page", "an open element", "</html>", "Save it again: it is cut off.");
  return read;
}

/** Pages of results that a month's calendar links to: the Ministry's own, of bonds that have series. */
function leads({ bytes }: Payload, asked: SourceRequest): readonly SourceRequest[] {
  return plainBonds(htmlRows(bytes).rows).flatMap(({ result }) => {
    const url = result !== undefined && URL.canParse(result, asked.url) ? new URL(result, asked.url).href : "";
    return url.startsWith(`${calendars}/eresul/`) ? [{ url, headers }] : [];
  });
}

/** One calendar a month, by its address `2511e.htm`. */
function months(window: RequestWindow): readonly SourceRequest[] {
  const requests: SourceRequest[] = [];
  const end = window.to.slice(0, 7);
  for (let month = firstDay(window, daysByDefault).slice(0, 7); month <= end; month = monthAfter(month))
    requests.push({ url: `${calendars}/${month.slice(2, 4)}${month.slice(5, 7)}e.htm`, headers, isList: true });
  return requests;
}

const monthAfter = (month: string): string => {
  const [year, n] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return n === 12 ? `${year + 1}-01` : `${year}-${String(n + 1).padStart(2, "0")}`;
};

export const mofAuctions = defineSource({
  id: "mof/auctions",
  title: "Calendar and results of auctions of Japanese government bonds",
  publisher: "Ministry of Finance Japan",
  provides: auctionTenors.flatMap((years) => columns.map(([, part]) => `jgb.auction.${years}y.${part}`)),
  terms: findPublisher("mof/auctions")!.terms,
  origin: "live",
  request: months,
  leads,
  // Results are out at 12:35; a later look finds pages that came late.
  schedule: { cron: "10 13,17 * * 1-5", timeZone: "Asia/Tokyo" },
  pauseMs: 2_000,
  parsers: { 1: parse },
});
