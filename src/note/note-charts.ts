/** Cuts the series of a note for its charts, and captions them with their attribution. */
import type { Chart, ChartColumns } from "../charts/chart.ts";
import { formatValue } from "../charts/format.ts";
import type { Level } from "../charts/series-line.ts";
import type { Curve } from "../charts/yield-curve.ts";
import { addDays, isLocalDate } from "../core/time.ts";
import type { Block } from "./document.ts";
import { say } from "./document.ts";
import { type Facts, unitOf } from "./facts.ts";

/** The last `days` calendar days of a series that the app gave, counted from its newest observation; undefined without any. */
export function seriesWindow(facts: Facts, id: string, days: number): ChartColumns | undefined {
  const series = facts.input.series[id];
  const newest = series?.observed.at(-1);
  if (!series || newest === undefined) return undefined;
  const day = newest.slice(0, 10);
  const from = isLocalDate(day) ? addDays(day, -days) : "";
  const first = series.observed.findIndex((observed) => observed.slice(0, 10) >= from);
  return { observed: series.observed.slice(first), values: series.values.slice(first) };
}

/** Known levels of thresholds, labelled by their number. */
export const levelsOf = (facts: Facts, ids: readonly string[]): readonly Level[] =>
  ids.flatMap((id) => {
    const row = facts.findThreshold(id);
    return row && row.level !== null ? [{ label: row.shown.level, value: row.level }] : [];
  });

/** A level that an indicator computes, with a word before its number. */
export function indicatorLevel(facts: Facts, id: string, label: string): readonly Level[] {
  const item = facts.findStatus(id);
  if (item?.state !== "present" || item.value === null) return [];
  return [{ label: `${label} ${formatValue(item.value, unitOf(item.unit))}`, value: item.value }];
}

const maturities = [1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40] as const;

/** The JGB curve on the newest day up to `day` on which the 30-year is known; undefined when there is none. */
export function curveAt(facts: Facts, day: string): Curve | undefined {
  const anchor = facts.input.series["jgb.30y"];
  const observed = anchor?.observed.filter((d) => d <= day).at(-1);
  if (observed === undefined) return undefined;
  const points = maturities.flatMap((years) => {
    const series = facts.input.series[`jgb.${years}y`];
    const at = series?.observed.indexOf(observed) ?? -1;
    const value = at < 0 ? undefined : series?.values[at];
    return value === undefined ? [] : [{ years, yield: value }];
  });
  return { observed, points };
}

/** The same day a year before, as text; 29 February becomes the 28th. */
export function yearBefore(day: string): string {
  const wanted = `${Number(day.slice(0, 4)) - 1}${day.slice(4, 10)}`;
  return isLocalDate(wanted) ? wanted : `${wanted.slice(0, 8)}28`;
}

/** A figure whose caption ends with the attribution of its series. */
export function figure(facts: Facts, chart: Chart, series: readonly string[], words: string): Block {
  const credits = [...new Set(series.flatMap((id) => facts.input.series[id]?.attribution ?? []))];
  const credit = credits.length === 0 ? "" : ` ${credits.map((c) => (c.endsWith(".") ? c : `${c}.`)).join(" ")}`;
  return { kind: "figure", chart, caption: say`${words}${credit}` };
}
