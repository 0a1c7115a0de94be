/** Runs one indicator, with those it reads, over the packaged data or over observations typed in a test. */
import { addDays, instant, isLocalDate, type LocalDate, parseInstant, startOfDay } from "../../src/core/time.ts";
import { indicators } from "../../src/indicators/catalogue/index.ts";
import type { IndicatorResult, Reading } from "../../src/indicators/define.ts";
import { runIndicators } from "../../src/indicators/run.ts";
import type { AsOfView, SeriesView } from "../../src/market/as-of-view.ts";
import type { ObservationRow, RecordRow } from "../../src/market/observation.ts";
import { packagedView } from "./packaged-view.ts";

/** The morning on which the November 2025 note was read. */
export const episode = "2025-11-21T12:30:00Z";
type Parameters = Readonly<Record<string, number>>;

/** The result of an indicator; parameters that it reads must be given, so that no test depends on a default. */
export function indicatorAt(
  id: string,
  view: AsOfView | string = episode,
  parameters: Parameters = {},
): IndicatorResult {
  const byId = new Map(indicators.map((d) => [d.id, d]));
  const needed = new Set<string>();
  const add = (wanted: string): void => {
    const definition = byId.get(wanted);
    if (!definition) throw new Error(`indicator ${wanted} is not in catalogue/index.ts`);
    needed.add(wanted);
    for (const input of Object.values(definition.inputs)) if (input.kind === "indicator") add(input.id);
  };
  add(id);
  const cut = typeof view === "string" ? packagedView(view) : view;
  const list = [...needed].map((wanted) => byId.get(wanted)!);
  return runIndicators(list, cut, (parameter) => {
    const value = parameters[parameter];
    if (value === undefined) throw new Error(`the test gives no parameter ${parameter}`);
    return value;
  }).get(id)!;
}

/** The reading of an indicator that must be present, with its details at hand. */
export function readingAt(
  id: string,
  view?: AsOfView | string,
  parameters?: Parameters,
): Reading & { details: Record<string, number | string | null> } {
  const { outcome } = indicatorAt(id, view, parameters);
  if (outcome.state !== "present") throw new Error(`${id} is absent: ${outcome.reason}, ${outcome.detail}`);
  return { ...outcome.value, details: { ...outcome.value.details } };
}

export type Column = readonly (readonly [day: string, value: number])[];

/** Values of neighbouring days, the last on `end`. */
export const daily = (end: string, values: readonly number[]): Column =>
  values.map((value, i) => [addDays(end as LocalDate, i + 1 - values.length), value] as const);

/** A view over typed observations, in inside units, all known at the as-of. Series that are not given are empty. */
export function viewOf(
  asOf: string,
  series: Readonly<Record<string, Column>>,
  records: readonly RecordRow[] = [],
): AsOfView {
  const cut = new Map<string, SeriesView>();
  const tables = new Map<string, readonly RecordRow[]>();
  return {
    pin: { asOf: parseInstant(asOf), head: 1 },
    series: (id) => {
      const known = cut.get(id) ?? seriesView(id, series[id] ?? []);
      cut.set(id, known);
      return known;
    },
    records: (table) => {
      const known = tables.get(table) ?? records.filter((record) => record.table === table);
      tables.set(table, known);
      return known;
    },
  };
}

const seriesView = (id: string, column: Column): SeriesView => ({
  series: id,
  length: column.length,
  observed: column.map(([day]) => day),
  observedAt: Float64Array.from(column, ([at]) => (isLocalDate(at) ? startOfDay(at) : parseInstant(at))),
  values: Float64Array.from(column, ([, value]) => value),
  row: (i) =>
    ({
      seq: 1,
      origin: "packaged",
      published: instant(0),
      retrieved: instant(0),
      knownAt: instant(0),
      knownBasis: "published",
      series: id,
      source: "test/typed",
      observed: column[i]![0],
      observedAt: isLocalDate(column[i]![0]) ? startOfDay(column[i]![0] as LocalDate) : parseInstant(column[i]![0]),
      periodStart: null,
      value: column[i]![1],
      text: String(column[i]![1]),
      unit: "ratio",
    }) satisfies ObservationRow,
});

/** A record as a view returns it. */
export const recordOf = (table: string, key: string, body: Readonly<Record<string, unknown>>): RecordRow => ({
  table,
  key,
  source: "test/typed",
  body,
  seq: 1,
  origin: "packaged",
  published: instant(0),
  retrieved: instant(0),
  knownAt: instant(0),
  knownBasis: "published",
});
