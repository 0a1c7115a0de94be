/** Cuts as-of views from the index. The history behind a ledger head is loaded once; a view of it costs microseconds. */
import { type Instant, instant } from "../core/time.ts";
import { indicators } from "../indicators/catalogue/index.ts";
import type { IndicatorDefinition } from "../indicators/define.ts";
import { withPanels } from "../indicators/filing-panel.ts";
import type { AsOfView, Pin, SeriesView } from "../market/as-of-view.ts";
import { type ColumnarSeries, viewAt } from "../market/columnar.ts";
import { companyOf } from "../market/companies.ts";
import { whenKnown } from "../market/forward-cut.ts";
import type { RecordRow } from "../market/observation.ts";
import { companyIdOf, filedSeries } from "../market/series/ai-funding.ts";
import { findSeries, seriesCatalogue } from "../market/series-catalogue.ts";
import type { ObservationStore } from "../store/contract.ts";
import { type RecordTable, recordsAt } from "../store/record-table.ts";

/** Tables of structured facts that indicators, audit and note read. */
export const recordTables = [
  "auction",
  "figure",
  "claim",
  "deal",
  "filing",
  "fiscal",
  "perp-tier",
  "purchase",
  "statement",
  "liquidation-day",
  "liquidation-window",
  "treasury",
] as const;

/** Every vintage up to a ledger head, but for the series by the minute. */
export interface History {
  readonly head: number;
  /** Those of the list, and the panels of the companies whose filings are stored. */
  readonly indicators: readonly IndicatorDefinition[];
  readonly columns: ReadonlyMap<string, ColumnarSeries>;
  readonly records: ReadonlyMap<string, RecordTable>;
}

export async function loadHistory(index: ObservationStore, head: number): Promise<History> {
  const columns = new Map<string, ColumnarSeries>();
  const stored = (await index.summaries({ asOf: instant(Number.MAX_SAFE_INTEGER), head })).map(({ series }) => series);
  const companies = [...new Set(stored.flatMap((id) => companyIdOf(id) ?? []))].sort().map(companyOf);
  const declared = [...seriesCatalogue, ...companies.flatMap(filedSeries)];
  for (const { id, isByMinute } of declared)
    if (!isByMinute && !columns.has(id)) columns.set(id, await index.loadHistory(id, head));
  const records = new Map<string, RecordTable>();
  for (const table of recordTables) records.set(table, await index.loadRecords(table, head));
  return { head, indicators: withPanels(indicators, companies), columns, records };
}

/** What was known at the pin. Throws for a series id that is not declared. */
export const viewOf = (history: History, pin: Pin): AsOfView =>
  viewFrom(
    pin,
    (id, sources) => cutOf(history, id, pin, sources),
    (table) => recordsAt(tableOf(history, table), pin),
  );

/**
 * Views at one as-of after another, as of one ledger head: like `viewOf`, and a series or table of which nothing became
 * known between two as-ofs is the same object in both views. Fastest in ascending order.
 */
export function forwardViews(history: History, head: number): (asOf: Instant) => AsOfView {
  const series = new Map<string, (asOf: Instant) => SeriesView>();
  const tables = new Map<string, (asOf: Instant) => readonly RecordRow[]>();
  const forwardSeries = (id: string) => {
    const { knownAt, seq } = columnOf(history, id);
    const visible = knownAt.filter((_, row) => seq[row]! <= head);
    return whenKnown(visible, (asOf) => cutOf(history, id, { asOf, head }));
  };
  const forwardRecords = (table: string) => {
    const all = tableOf(history, table);
    const visible = all.filter((record) => record.seq <= head).map((record) => record.knownAt);
    return whenKnown(visible, (asOf) => recordsAt(all, { asOf, head }));
  };
  return (asOf) =>
    viewFrom(
      { asOf, head },
      (id, sources) => (sources ? cutOf(history, id, { asOf, head }, sources) : kept(series, id, forwardSeries)(asOf)),
      (table) => kept(tables, table, forwardRecords)(asOf),
    );
}

/** A view that cuts each series and table once, when it is first asked for. */
function viewFrom(
  pin: Pin,
  cutSeries: (id: string, sources?: readonly [string]) => SeriesView,
  cutRecords: (table: string) => readonly RecordRow[],
): AsOfView {
  const series = new Map<string, SeriesView>();
  const records = new Map<string, readonly RecordRow[]>();
  return {
    pin,
    series: (id) => kept(series, id, (key) => cutSeries(key)),
    bySource: (id, source) => kept(series, `${id} ${source}`, () => cutSeries(id, [source])),
    records: (table) => kept(records, table, cutRecords),
  };
}

function kept<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  known.set(key, made);
  return made;
}

function columnOf(history: History, id: string): ColumnarSeries {
  const column = history.columns.get(id);
  if (!column)
    throw new Error(
      `bug: series ${id} is not declared in market/series-catalogue.ts, or is by the minute and read by itself`,
    );
  return column;
}

function tableOf(history: History, table: string): RecordTable {
  const records = history.records.get(table);
  if (!records) throw new Error(`bug: table ${table} is not among the recordTables of app/view.ts`);
  return records;
}

function cutOf(history: History, id: string, pin: Pin, sources?: readonly [string]): SeriesView {
  const definition = findSeries(id)!;
  return viewAt(columnOf(history, id), sources ? { ...definition, sources } : definition, pin);
}
