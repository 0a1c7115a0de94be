/** The calendar of a month's auctions on the Ministry's English pages. */
import { auctionTenors } from "../../../market/series/japan.ts";
import type { HtmlRow } from "../../html-tables.ts";

export interface PlannedAuction {
  readonly line: number;
  /** As YYYY-MM-DD, or the text of the cell where it is no day. */
  readonly day: string;
  readonly years: number;
  /** Number of the issue; empty until it is announced. */
  readonly issue: string;
  /** Address of the page of the result, as it is linked; undefined until there is one. */
  readonly result: string | undefined;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const findCalendar = (rows: readonly HtmlRow[]): HtmlRow | undefined =>
  rows.find(({ cells }) => ["Auction Date", "Issue", "Auction Result"].every((name) => cells.includes(name)));

/** Bonds with a coupon and a plain term; bills, index-linked and green bonds and re-openings of old issues are left out. */
export function plainBonds(rows: readonly HtmlRow[]): readonly PlannedAuction[] {
  const heading = findCalendar(rows);
  if (!heading) return [];
  const [date, issue, result] = ["Auction Date", "Issue", "Auction Result"].map((name) => heading.cells.indexOf(name));
  return rows.flatMap(({ line, cells, links }) => {
    const [, years, number] = /^(\d+)-year ?(?:\((\d+)\))?$/i.exec(cells[issue!] ?? "") ?? [];
    if (!auctionTenors.some((known) => String(known) === years)) return [];
    return [{ line, day: dayOf(cells[date!]!), years: Number(years), issue: number ?? "", result: links[result!] }];
  });
}

/** `Nov. 6, 2025` and `Sept.4, 2025`. */
function dayOf(cell: string): string {
  const [, month, day, year] = /^([A-Z][a-z]{2})[a-z]*\.? ?(\d{1,2}), ?(\d{4})$/.exec(cell) ?? [];
  const n = months.indexOf(month ?? "") + 1;
  return n === 0 ? cell : `${year}-${String(n).padStart(2, "0")}-${day!.padStart(2, "0")}`;
}
