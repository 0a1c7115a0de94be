/** The index in memory: for tests, for what-if copies and as the reference that the database is compared with. */
import type { Pin, SeriesView } from "../market/as-of-view.ts";
import { ColumnBuilder, columnOf, columnUpTo } from "../market/column-builder.ts";
import { type ColumnarSeries, latestAt, viewAt } from "../market/columnar.ts";
import type { ObservationRow, RecordRow } from "../market/observation.ts";
import type { SeriesDefinition } from "../market/series.ts";
import { assertAppendOrder, assertRows } from "./append-order.ts";
import { findSummary, scanColumn } from "./column-reads.ts";
import type { Batch, ObservationStore, SeriesSummary } from "./contract.ts";
import { digestOf } from "./digest.ts";
import { type RecordTable, recordsAt, recordsUpTo, recordTableOf, storedRecord } from "./record-table.ts";

export class MemoryStore implements ObservationStore {
  readonly #builders = new Map<string, ColumnBuilder>();
  readonly #columns = new Map<string, ColumnarSeries>();
  readonly #records = new Map<string, RecordRow[]>();
  #committedHead = 0;

  get committedHead(): number {
    return this.#committedHead;
  }

  async append(batches: readonly Batch[], head: number): Promise<void> {
    assertAppendOrder(batches, head, this.#committedHead);
    // Rows are checked before the first is stored, so that a refused batch leaves nothing behind.
    for (const { rows } of batches) assertRows(rows);
    const records = batches.flatMap((batch) => batch.records.map((record) => storedRecord(record)));
    for (const { rows } of batches)
      for (const row of rows) {
        this.#builder(row.series).push(row);
        this.#columns.delete(row.series);
      }
    for (const record of records) {
      const table = this.#records.get(record.table) ?? [];
      table.push(record);
      this.#records.set(record.table, table);
    }
    this.#committedHead = head;
  }

  async asOf(series: SeriesDefinition, pin: Pin): Promise<SeriesView> {
    return viewAt(this.#column(series.id), series, this.#bounded(pin));
  }

  async latest(series: SeriesDefinition, pin: Pin): Promise<ObservationRow | undefined> {
    return latestAt(this.#column(series.id), series, this.#bounded(pin));
  }

  async loadHistory(series: string, head: number): Promise<ColumnarSeries> {
    return columnUpTo(this.#column(series), Math.min(head, this.#committedHead));
  }

  async scan(series: string, pin: Pin): Promise<readonly ObservationRow[]> {
    return scanColumn(this.#column(series), this.#bounded(pin));
  }

  async loadRecords(table: string, head: number): Promise<RecordTable> {
    return recordsUpTo(this.#table(table), Math.min(head, this.#committedHead));
  }

  async records(table: string, pin: Pin): Promise<readonly RecordRow[]> {
    return recordsAt(this.#table(table), this.#bounded(pin));
  }

  async summaries(pin: Pin): Promise<readonly SeriesSummary[]> {
    const ids = [...this.#builders.keys()].sort();
    return ids.flatMap((id) => findSummary(this.#column(id), this.#bounded(pin)) ?? []);
  }

  digest(): Promise<string> {
    return digestOf({
      series: [...this.#builders.keys()].sort(),
      column: async (id) => this.#column(id),
      tables: [...this.#records.keys()].sort(),
      table: async (name) => this.#table(name),
    });
  }

  async clear(): Promise<void> {
    this.#builders.clear();
    this.#columns.clear();
    this.#records.clear();
    this.#committedHead = 0;
  }

  async close(): Promise<void> {}

  #bounded(pin: Pin): Pin {
    return { asOf: pin.asOf, head: Math.min(pin.head, this.#committedHead) };
  }

  #builder(series: string): ColumnBuilder {
    const known = this.#builders.get(series);
    if (known !== undefined) return known;
    const builder = new ColumnBuilder(series);
    this.#builders.set(series, builder);
    return builder;
  }

  #column(series: string): ColumnarSeries {
    const known = this.#columns.get(series);
    if (known !== undefined) return known;
    const column = this.#builders.get(series)?.build() ?? columnOf(series, []);
    if (column.length > 0) this.#columns.set(series, column);
    return column;
  }

  #table(name: string): RecordTable {
    return recordTableOf(this.#records.get(name) ?? []);
  }
}
