/**
 * For tests only: an as-of view made from texts of fact files, cut by their column `published`. The reading of files is
 * the test's, so that this stays pure.
 */
import { parse } from "csv-parse/sync";
import { type Instant, instant, type LocalDate, startOfDay } from "../../core/time.ts";
import { publishedUnits } from "../../core/units.ts";
import type { AsOfView, SeriesView } from "../../market/as-of-view.ts";
import type { ObservationRow, RecordRow } from "../../market/observation.ts";
import { findSeries } from "../../market/series-catalogue.ts";

type Cells = Readonly<Record<string, string>>;

const rowsOf = (text: string): Cells[] => parse(text, { columns: true, skip_empty_lines: true }) as Cells[];

/** A bare day or month counts as known from its end; an empty cell from the beginning. */
function publishedAt(text: string): number {
  if (text === "") return 0;
  if (/^\d{4}-\d{2}$/.test(text)) return Date.parse(`${text}-28T23:59:59Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T23:59:59Z`) : Date.parse(text);
}

const stored = (cells: Cells) => {
  const at = instant(publishedAt(cells.published ?? ""));
  return {
    seq: 1,
    origin: "packaged" as const,
    published: at,
    retrieved: at,
    knownAt: at,
    knownBasis: "published" as const,
  };
};

function seriesView(series: string, rows: readonly Cells[]): SeriesView {
  const rank = (cells: Cells) => findSeries(series)?.sources.indexOf(cells.source!) ?? 0;
  const best = new Map<string, Cells>();
  for (const cells of rows) {
    const known = best.get(cells.date!);
    if (!known || rank(cells) < rank(known)) best.set(cells.date!, cells);
  }
  const sorted = [...best.values()].sort((a, b) => (a.date! < b.date! ? -1 : 1));
  const row = (index: number): ObservationRow => {
    const cells = sorted[index]!;
    return {
      ...stored(cells),
      series,
      source: cells.source!,
      observed: cells.date!,
      observedAt: startOfDay(cells.date as LocalDate),
      periodStart: null,
      value: Number(cells.value),
      text: cells.value!,
      unit: cells.unit!,
    };
  };
  return {
    series,
    length: sorted.length,
    observed: sorted.map((cells) => cells.date!),
    observedAt: Float64Array.from(sorted, (cells) => startOfDay(cells.date as LocalDate)),
    values: Float64Array.from(sorted, (cells) => Number(cells.value) * (publishedUnits[cells.unit!]?.factor ?? 1)),
    row,
  };
}

export interface FactTexts {
  /** Files with the columns of a time series. */
  readonly series: readonly string[];
  /** Files of records by table, with what each body carries besides its cells. */
  readonly records: Readonly<
    Record<string, { readonly text: string; readonly extra?: Readonly<Record<string, string>> }>
  >;
}

/** A view as the store would cut it: one row a date by the rank of sources, nothing published after the as-of. */
export function createTestView(texts: FactTexts, asOf: Instant): AsOfView {
  const known = (cells: Cells) => publishedAt(cells.published ?? "") <= asOf;
  const bySeries = new Map<string, Cells[]>();
  for (const text of texts.series)
    for (const cells of rowsOf(text))
      if (known(cells)) {
        const list = bySeries.get(cells.series!) ?? [];
        list.push(cells);
        bySeries.set(cells.series!, list);
      }
  const from = (id: string, source: string) => (bySeries.get(id) ?? []).filter((cells) => cells.source === source);
  const views = new Map([...bySeries].map(([series, rows]) => [series, seriesView(series, rows)]));
  const tables = new Map(
    Object.entries(texts.records).map(([table, { text, extra }]) => [
      table,
      rowsOf(text)
        .filter(known)
        .map(
          (cells, index): RecordRow => ({
            ...stored(cells),
            table,
            key: String(index),
            source: "packaged",
            body: { ...extra, ...cells },
          }),
        ),
    ]),
  );
  return {
    pin: { asOf, head: 1 },
    series: (id) => {
      const view = views.get(id);
      if (view) return view;
      if (!findSeries(id)) throw new Error(`series ${id} is not declared`);
      return seriesView(id, []);
    },
    bySource: (id, source) => seriesView(id, from(id, source)),
    records: (table) => tables.get(table) ?? [],
  };
}

const seriesFiles = [
  "episode-2024-08.csv",
  "episode-2024-08-crypto.csv",
  "episode-2025-11.csv",
  "episode-2025-11-crypto.csv",
  "official-history.csv",
  "crypto-history.csv",
];

/** The packaged facts as of an instant; `read` gives the text of a file of packaged/facts. */
export function packagedView(read: (file: string) => string, asOf: Instant): AsOfView {
  const deals = read("ai-deals.csv").replace(/^.*/, (header) => header.replace("announced", "published"));
  return createTestView(
    {
      series: seriesFiles.map(read),
      records: {
        fiscal: { text: read("japan-fiscal.csv") },
        filing: { text: read("nvda-filings.csv"), extra: { company: "Nvidia" } },
        purchase: { text: read("strategy-purchases.csv"), extra: { buyer: "Strategy" } },
        deal: { text: deals },
        statement: { text: read("public-statements.csv") },
      },
    },
    asOf,
  );
}
