import { dayMs, type Instant, parseInstant, utcDateOf } from "../../../core/time.ts";
import { defineImport } from "../../import-csv.ts";
import { publishedInstant } from "../../published.ts";

/** Both a series of days and a record of each window with its venues and coverage. */
export const importLiquidations = defineImport({
  id: "import/liquidations",
  title: "Positions liquidated on venues, UTC day, from a file",
  publisher: "named by the reader",
  provides: ["crypto.liquidations.long-24h", "crypto.liquidations.short-24h"],
  example: "examples/imports/liquidations.csv",
  about:
    "One line a UTC day and side. Rolling days are refused: beside calendar days they count orders twice. Venues differ in what they call a side: an order that sells closes a long. A venue that reports only some of its orders makes the total a lower bound; indicators then say so.",
  columns: [
    { name: "window_start", kind: "moment", meaning: "00:00 UTC as 2025-11-20T00:00:00Z" },
    { name: "window_end", kind: "moment", meaning: "24 hours later" },
    { name: "side", kind: "text", meaning: "whose positions were closed: long or short" },
    { name: "usd", kind: "decimal", meaning: "notional in US dollars" },
    { name: "venues", kind: "text", meaning: "names separated by semicolons, such as binance;bybit" },
    { name: "coverage", kind: "text", meaning: "complete, or partial when a venue reports only some of its orders" },
    {
      name: "published",
      kind: "moment",
      meaning: "when it became public; without it, the end of the window",
      isOptional: true,
    },
  ],
  take(collected, place, cells) {
    const { side, usd, venues, coverage } = cells;
    const fault = (column: string, found: string, expected: string) =>
      collected.fault(`${place}, column ${column}`, found, expected);
    const [start, end] = [exactInstant(cells.window_start), exactInstant(cells.window_end)];
    const window = `${cells.window_start} to ${cells.window_end}`;
    if (start === undefined || end === undefined || start % dayMs !== 0 || end - start !== dayMs)
      return fault("window_end", window, "one UTC day, 00:00 to 00:00");
    if (side !== "long" && side !== "short") return fault("side", side, "long or short");
    if (coverage !== "complete" && coverage !== "partial") return fault("coverage", coverage, "complete or partial");
    if (!/^[a-z0-9-]+(;[a-z0-9-]+)*$/.test(venues)) return fault("venues", venues, "names such as binance;bybit");
    if (Number(usd) < 0) return fault("usd", usd, "dollars, not negative");
    const day = utcDateOf(start);
    const known = { source: "import/liquidations", published: publishedInstant(cells.published) ?? end };
    const series = `crypto.liquidations.${side}-24h`;
    const body = { start: cells.window_start, side, usd: Number(usd), venues: venues.split(";"), coverage };
    collected.addRecord(place, { ...known, table: "liquidation-window", key: `${day}|${side}`, body }, day);
    collected.add(place, { ...known, series, observed: day, text: usd, unit: "USD" });
  },
});

/** An instant of its own; a day alone is none. */
const exactInstant = (text: string): Instant | undefined => (text.includes("T") ? parseInstant(text) : undefined);
