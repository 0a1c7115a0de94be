/** What can be said of the rows of a payload without looking at what is stored. */
import { dayMs, formatInstant, type Instant, observedAt } from "../core/time.ts";
import { publishedUnits } from "../core/units.ts";
import { insideValue } from "../market/inside-value.ts";
import type { Origin, ParsedRow } from "../market/observation.ts";
import { findSeries } from "../market/series-catalogue.ts";

/** Whether a row can be stored at all: a number in a unit of its series. */
export function isStorable(row: ParsedRow): boolean {
  const unit = publishedUnits[row.unit]?.unit;
  const series = findSeries(row.series);
  const fits = unit !== undefined && (series === undefined || series.unit === unit);
  return fits && row.text.trim() !== "" && Number.isFinite(Number(row.text));
}

/** Why a row cannot be right by itself; undefined when it can. */
export function implausible(row: ParsedRow, retrieved: Instant, origin: Origin): string | undefined {
  const conversion = publishedUnits[row.unit];
  if (!conversion) return `unit ${row.unit} is unknown`;
  const series = findSeries(row.series);
  if (series && series.unit !== conversion.unit)
    return `unit ${row.unit} does not fit ${series.id}, which is in ${series.unit}`;
  if (!isStorable(row)) return `${row.text} is not a number`;
  const value = insideValue(Number(row.text), row.unit)!;
  if (series && (value < series.plausible[0] || value > series.plausible[1])) {
    return `${row.text} ${row.unit} is outside the plausible range ${series.plausible[0]} to ${series.plausible[1]} (${series.unit})`;
  }
  // A day ahead of UTC is today in Tokyo; two days ahead is a fault.
  if (observedAt(row.observed) > retrieved + dayMs) return `${row.observed} lies in the future`;
  // A market's day may begin on the day before in UTC. Budgets, which look ahead, come from files.
  if (origin === "live" && row.published !== undefined && row.published < observedAt(row.observed) - dayMs)
    return `${row.observed} lies after its publication, ${formatInstant(row.published)}`;
  return undefined;
}

/**
 * Positions of rows that say the same again. Two values for one observation (of one publication, where a source gives
 * every vintage) are held: which is right is unknown.
 */
export function repeats(rows: readonly ParsedRow[], because: Map<number, string>, hasVintages: boolean): number[] {
  const first = new Map<string, number>();
  const again: number[] = [];
  rows.forEach((row, n) => {
    const vintage = hasVintages ? (row.published ?? "") : "";
    const key = `${row.series}|${row.source}|${row.observed}|${row.periodStart ?? ""}|${vintage}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, n);
    else if (rows[before]!.text === row.text && rows[before]!.unit === row.unit) again.push(n);
    else {
      const reason = `${row.observed} comes with two values, ${rows[before]!.text} and ${row.text}`;
      because.set(before, reason);
      because.set(n, reason);
    }
  });
  return again;
}
