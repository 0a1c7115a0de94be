import { dayMs, type Instant, parseInstant, utcDateOf } from "../../../core/time.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { gatherRows } from "../../gather.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";
import { importTable, isTable, publicationOf } from "./columns.ts";

const columns = ["window_start", "window_end", "side", "usd", "venues", "coverage", "published"] as const;

/**
 * One line a UTC day and side: window from 00:00 to 00:00 UTC, `side` long or short (whose positions were closed), `venues`
 * separated by semicolons, `coverage` complete or partial (a venue that reports only some of its orders makes the total a
 * lower bound). Rolling days are refused: they count the same order twice when they stand beside calendar days.
 */
function parse({ bytes }: Payload): Parsed {
  const table = importTable(bytes, columns);
  if (!isTable(table)) return table;
  const gathering = gatherRows("import/liquidations");
  gathering.takeFaults(table);
  for (const { line, cells } of table.rows) {
    const place = (column: string) => `line ${line}, column ${column}`;
    const [start, end] = [instantOf(cells.window_start!), instantOf(cells.window_end!)];
    const published = publicationOf(gathering, line, cells.published!);
    if (published === "odd") continue;
    if (start === undefined || end === undefined)
      gathering.fault(place("window_start"), `${cells.window_start} to ${cells.window_end}`, "two instants in UTC");
    else if (start % dayMs !== 0 || end - start !== dayMs)
      gathering.fault(
        place("window_end"),
        `${cells.window_start} to ${cells.window_end}`,
        "one UTC day, 00:00 to 00:00",
      );
    else if (cells.side !== "long" && cells.side !== "short")
      gathering.fault(place("side"), cells.side!, "long or short");
    else if (cells.coverage !== "complete" && cells.coverage !== "partial")
      gathering.fault(place("coverage"), cells.coverage!, "complete or partial");
    else if (!/^[a-z0-9-]+(;[a-z0-9-]+)*$/.test(cells.venues!))
      gathering.fault(place("venues"), cells.venues!, "names of venues such as binance;bybit");
    else if (!isDecimal(cells.usd!) || Number(cells.usd) < 0)
      gathering.fault(place("usd"), cells.usd!, "dollars, not negative");
    else {
      const { side, usd, venues, coverage } = cells;
      const day = utcDateOf(start);
      const name = `crypto.liquidations.${side}-24h ${day}`;
      if (!gathering.isFirst(`line ${line}`, name)) continue;
      const series = `crypto.liquidations.${side}-24h`;
      gathering.row({
        place: place("usd"),
        series,
        observed: day,
        published: published ?? end,
        value: usd,
        unit: "USD",
      });
      gathering.record(`line ${line}`, {
        table: "liquidation-window",
        key: `${day}|${side}`,
        published: published ?? end,
        body: {
          start: cells.window_start!,
          end: cells.window_end!,
          side,
          usd: Number(usd),
          venues: venues!.split(";"),
          coverage,
        },
      });
    }
  }
  return gathering.parsed("at least one window");
}

function instantOf(text: string): Instant | undefined {
  if (!text.includes("T")) return undefined;
  try {
    return parseInstant(text);
  } catch {
    return undefined;
  }
}

export const importLiquidations = defineSource({
  id: "import/liquidations",
  title: "Positions liquidated on venues, UTC day, from a file",
  publisher: "the reader",
  provides: ["crypto.liquidations.long-24h", "crypto.liquidations.short-24h"],
  terms: findPublisher("import/liquidations")!.terms,
  origin: "import",
  parsers: { 1: parse },
});
