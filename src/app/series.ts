/** Stored observations as of an instant. */
import { csvLine } from "../core/csv.ts";
import { failure } from "../core/failure.ts";
import { formatInstant, isLocalDate } from "../core/time.ts";
import type { Pin } from "../market/as-of-view.ts";
import type { SeriesDefinition } from "../market/series.ts";
import { findPublisher } from "../sources/publishers.ts";
import type { Monitor, ReadRequest } from "./monitor.ts";
import type { SeriesAnswer, SeriesList } from "./results.ts";
import { closest } from "./suggest.ts";

export async function getSeries(monitor: Monitor, id: string, pin: Pin): Promise<SeriesDefinition> {
  const series = await monitor.findSeries(id, pin);
  if (series) return series;
  const near = closest(
    id,
    (await monitor.declaredSeries(pin)).map((s) => s.id),
  );
  throw failure(
    "not-found",
    "series",
    JSON.stringify(id),
    "the id of a declared series",
    near ? `Did you mean ${near}? \`metastable series list\` shows all.` : "`metastable series list` shows all.",
  );
}

export async function seriesList(monitor: Monitor, request: ReadRequest = {}): Promise<SeriesList> {
  const pin = monitor.pin(request);
  const view = await monitor.viewAt(pin);
  const byMinute = new Map((await monitor.folder.index.summaries(pin)).map((s) => [s.series, s]));
  const items = (await monitor.declaredSeries(pin)).map((series) => {
    const { id, title, unit, sources } = series;
    const publisher = findPublisher(sources[0]!)?.publisher ?? sources[0]!;
    const declared = { id, title, unit, sources: [...sources], publisher };
    if (series.isByMinute) {
      const { count = 0, first = null, last = null } = byMinute.get(id) ?? {};
      return { ...declared, count, first, last };
    }
    const { length, observed } = view.series(id);
    return { ...declared, count: length, first: observed[0] ?? null, last: observed[length - 1] ?? null };
  });
  return { ...monitor.header(request, pin), items };
}

export interface SeriesRequest extends ReadRequest {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export async function seriesShow(monitor: Monitor, id: string, request: SeriesRequest = {}): Promise<SeriesAnswer> {
  for (const name of ["from", "to"] as const) checkDay(name, request[name]);
  const pin = monitor.pin(request);
  const series = await getSeries(monitor, id, pin);
  const view = await monitor.seriesAt(series, pin);
  const items: SeriesAnswer["items"] = [];
  const behind = new Set<string>();
  for (let i = 0; i < view.length; i++) {
    const observed = view.observed[i]!;
    if (request.from !== undefined && observed < request.from) continue;
    if (request.to !== undefined && observed.slice(0, request.to.length) > request.to) continue;
    const row = view.row(i);
    behind.add(`${row.source} ${row.origin}`);
    items.push({
      observed,
      text: row.text,
      unit: row.unit,
      value: view.values[i]!,
      source: row.source,
      origin: row.origin,
      published: row.published === null ? null : formatInstant(row.published),
      knownAt: formatInstant(row.knownAt),
      seq: row.seq,
    });
  }
  return {
    ...monitor.header(request, pin),
    id,
    title: series.title,
    unit: series.unit,
    changesSource: behind.size > 1,
    items,
  };
}

function checkDay(name: string, text: string | undefined): void {
  if (text === undefined || isLocalDate(text.slice(0, 10))) return;
  throw failure("usage", name, JSON.stringify(text), "a day that exists: YYYY-MM-DD", "Correct it or leave it out.");
}

/** What was published, as CSV: text that a spreadsheet could take for a formula is guarded, numbers stay numbers. */
export async function seriesCsv(monitor: Monitor, id: string, request: SeriesRequest = {}): Promise<string> {
  const answer = await seriesShow(monitor, id, request);
  const lines = answer.items.map((i) => csvLine([i.observed, i.text, i.unit, i.source, i.published, i.knownAt]));
  return csvLine(["observed", "value", "unit", "source", "published", "knownAt"]) + lines.join("");
}
