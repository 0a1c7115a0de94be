/** Cuts as-of views from the index. The history behind a ledger head is loaded once; a view of it costs microseconds. */
import type { AsOfView, Pin, SeriesView } from "../market/as-of-view.ts";
import { type ColumnarSeries, viewAt } from "../market/columnar.ts";
import type { RecordRow } from "../market/observation.ts";
import { findSeries, seriesCatalogue } from "../market/series-catalogue.ts";
import type { ObservationStore } from "../store/contract.ts";

/** Tables of structured facts that indicators, audit and note read. */
export const recordTables = ["figure", "claim", "deal", "filing", "fiscal", "perp-tier", "purchase"] as const;

export interface History {
  readonly head: number;
  readonly columns: ReadonlyMap<string, ColumnarSeries>;
}

export async function loadHistory(index: ObservationStore, head: number): Promise<History> {
  const columns = new Map<string, ColumnarSeries>();
  for (const series of seriesCatalogue) columns.set(series.id, await index.loadHistory(series.id, head));
  return { head, columns };
}

/** What was known at the pin. Throws for a series id that is not declared. */
export async function viewOf(index: ObservationStore, history: History, pin: Pin): Promise<AsOfView> {
  const records = new Map<string, readonly RecordRow[]>();
  for (const table of recordTables) records.set(table, await index.records(table, pin));
  const cut = new Map<string, SeriesView>();
  return {
    pin,
    series: (id) => {
      const known = cut.get(id);
      if (known) return known;
      const definition = findSeries(id);
      const column = history.columns.get(id);
      if (!definition || !column) throw new Error(`bug: series ${id} is not declared in market/series-catalogue.ts`);
      const view = viewAt(column, definition, pin);
      cut.set(id, view);
      return view;
    },
    records: (table) => records.get(table) ?? [],
  };
}
