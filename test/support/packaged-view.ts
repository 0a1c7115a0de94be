/** An as-of view over the packaged data, made by the real parsers without a store. For tests only. */
import { readFileSync } from "node:fs";
import { type Instant, instant, isLocalDate, parseInstant, startOfDay } from "../../src/core/time.ts";
import { publishedUnits } from "../../src/core/units.ts";
import type { AsOfView, SeriesView } from "../../src/market/as-of-view.ts";
import type { ObservationRow, RecordRow } from "../../src/market/observation.ts";
import { findSeries } from "../../src/market/series-catalogue.ts";
import { sources } from "../../src/sources/catalogue/index.ts";
import { currentParser } from "../../src/sources/define.ts";

const root = new URL("../../", import.meta.url);
const rows: ObservationRow[] = [];
const records: RecordRow[] = [];
let seq = 0;
for (const source of sources) {
  for (const file of source.packaged ?? []) {
    seq += 1;
    const retrieved = instant(0);
    const parsed = currentParser(source).parse({ bytes: readFileSync(new URL(file, root)), retrieved, from: file });
    if (parsed.problems.length > 0) throw new Error(`${file}: ${JSON.stringify(parsed.problems[0])}`);
    for (const row of parsed.rows) {
      rows.push({
        ...row,
        seq,
        origin: "packaged",
        published: row.published!,
        retrieved,
        knownAt: row.published!,
        knownBasis: "published",
        observedAt: isLocalDate(row.observed) ? startOfDay(row.observed) : parseInstant(row.observed),
        periodStart: row.periodStart ?? null,
        value: Number(row.text),
      });
    }
    for (const record of parsed.records) {
      records.push({
        ...record,
        seq,
        origin: "packaged",
        published: record.published!,
        retrieved,
        knownAt: record.published!,
        knownBasis: "published",
      });
    }
  }
}
/** Every packaged row and record, whenever it became public; `seq` counts the files from 1. */
export const packagedRows: readonly ObservationRow[] = rows;
export const packagedRecords: readonly RecordRow[] = records;
export const packagedFiles = seq;

const bySeries = new Map<string, ObservationRow[]>();
for (const row of rows) {
  const group = bySeries.get(row.series);
  if (group) group.push(row);
  else bySeries.set(row.series, [row]);
}

/** Everything packaged that was public at the as-of (text as `parseInstant` takes it). */
export function packagedView(asOfText: string): AsOfView {
  const asOf = parseInstant(asOfText);
  const cache = new Map<string, SeriesView>();
  return {
    pin: { asOf, head: seq },
    series: (id) => {
      const definition = findSeries(id);
      if (!definition) throw new Error(`series ${id} is not declared`);
      let view = cache.get(id);
      if (!view) {
        view = cut(id, definition.sources, asOf);
        cache.set(id, view);
      }
      return view;
    },
    bySource: (id, source) => cut(id, [source], asOf),
    records: (table) => {
      const newest = new Map<string, RecordRow>();
      for (const record of records) {
        if (record.table !== table || record.knownAt > asOf) continue;
        const known = newest.get(record.key);
        if (!known || record.knownAt >= known.knownAt) newest.set(record.key, record);
      }
      return [...newest.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}

function cut(id: string, ranked: readonly string[], asOf: Instant): SeriesView {
  const best = new Map<string, ObservationRow>();
  for (const row of bySeries.get(id) ?? []) {
    if (row.knownAt > asOf || !ranked.includes(row.source)) continue;
    const known = best.get(row.observed);
    const rank = ranked.indexOf(row.source);
    const knownRank = known ? ranked.indexOf(known.source) : Number.POSITIVE_INFINITY;
    if (rank < knownRank || (rank === knownRank && row.knownAt >= known!.knownAt)) best.set(row.observed, row);
  }
  const chosen = [...best.values()].sort((a, b) => a.observedAt - b.observedAt);
  return {
    series: id,
    length: chosen.length,
    observed: chosen.map((r) => r.observed),
    observedAt: Float64Array.from(chosen, (r) => r.observedAt),
    values: Float64Array.from(chosen, (r) => {
      const factor = publishedUnits[r.unit]!.factor;
      return factor < 1 ? r.value / Math.round(1 / factor) : r.value * factor;
    }),
    row: (i) => chosen[i]!,
  };
}
