/**
 * Public facts as the audit reads them: closes, ranges and sums of stored series, and records of tables, all cut at the
 * as-of by the view. Every answer carries the words that name it in an arithmetic: series, date and source.
 */
import { addDays, daysBetween, type LocalDate } from "../../core/time.ts";
import type { AsOfView, SeriesView } from "../../market/as-of-view.ts";
import { findSeries } from "../../market/series-catalogue.ts";

export interface Fact {
  readonly date: string;
  /** In the series' inside unit: a rate is a ratio, a flow is in US dollars. */
  readonly value: number;
  readonly source: string;
  /** For example "spx 2025-11-20 (spdji/close)". */
  readonly name: string;
}

/** Days that a market can be closed in a row. A stored series with a longer gap has no previous close before it. */
const longestClosure = 10;

export type RecordBody = Readonly<Record<string, unknown>>;

export class FactBook {
  private readonly view: AsOfView | undefined;
  private readonly cache = new Map<string, SeriesView | undefined>();
  constructor(view: AsOfView | undefined) {
    this.view = view;
  }

  /** False when the audit runs on the figures alone. */
  get present(): boolean {
    return this.view !== undefined;
  }

  /** The stored series, or undefined when there is no view, no such series, or nothing in it. */
  find(series: string | undefined): SeriesView | undefined {
    if (!this.view || series === undefined) return undefined;
    if (!this.cache.has(series)) {
      let found: SeriesView | undefined;
      try {
        found = this.view.series(series);
      } catch {
        // The view throws for an id that is not declared: to the audit that is a series without facts.
        found = undefined;
      }
      this.cache.set(series, found !== undefined && found.length > 0 ? found : undefined);
    }
    return this.cache.get(series);
  }

  private fact(series: string, view: SeriesView, index: number): Fact {
    const { source } = view.row(index);
    const date = view.observed[index]!;
    return { date, value: view.values[index]!, source, name: `${series} ${date} (${source})` };
  }

  /** Position of the last observation on or before the day; -1 when there is none. */
  private position(view: SeriesView, day: string): number {
    let low = 0;
    let high = view.length;
    while (low < high) {
      const centre = (low + high) >> 1;
      if (view.observed[centre]!.slice(0, 10) <= day) low = centre + 1;
      else high = centre;
    }
    return low - 1;
  }

  on(series: string | undefined, day: string): Fact | undefined {
    const found = this.onOrBefore(series, day);
    return found?.date.slice(0, 10) === day ? found : undefined;
  }

  /** The last observation up to a day; undefined when it is older than a gap in the stored series can explain. */
  onOrBefore(series: string | undefined, day: string): Fact | undefined {
    const view = this.find(series);
    const index = view ? this.position(view, day) : -1;
    if (!view || index < 0) return undefined;
    const found = this.fact(series!, view, index);
    return daysBetween(found.date.slice(0, 10) as LocalDate, day as LocalDate) <= longestClosure ? found : undefined;
  }

  before(series: string | undefined, day: string): Fact | undefined {
    return this.onOrBefore(series, addDays(day as LocalDate, -1));
  }

  after(series: string | undefined, day: string): Fact | undefined {
    const view = this.find(series);
    const index = view ? this.position(view, day) + 1 : 0;
    return view && index < view.length ? this.fact(series!, view, index) : undefined;
  }

  latest(series: string | undefined): Fact | undefined {
    const view = this.find(series);
    return view ? this.fact(series!, view, view.length - 1) : undefined;
  }

  first(series: string | undefined): Fact | undefined {
    const view = this.find(series);
    return view ? this.fact(series!, view, 0) : undefined;
  }

  /** Observations from one day to another, both included, ascending. */
  between(series: string | undefined, from: string, to: string): readonly Fact[] {
    const view = this.find(series);
    if (!view) return [];
    const end = this.position(view, to);
    const start = this.position(view, addDays(from.slice(0, 10) as LocalDate, -1)) + 1;
    return Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => this.fact(series!, view, start + i));
  }

  /** The last `count` observations, back to the first gap longer than markets close. */
  last(series: string | undefined, count: number): readonly Fact[] {
    const view = this.find(series);
    return view ? lastOf(view, count, (index) => this.fact(series!, view, index)) : [];
  }

  /**
   * The last `count` observations of each source that alone reaches about as far as the series does, by rank: a count over
   * one source's own sessions can be repeated from its file. The mixed series where no source can be told apart.
   */
  lastBySource(series: string | undefined, count: number): readonly { source: string; facts: readonly Fact[] }[] {
    const newest = this.latest(series);
    if (!newest) return [];
    const sources = (this.view?.bySource && findSeries(series!)?.sources) ?? [];
    const found = sources.flatMap((source) => {
      const view = this.view!.bySource!(series!, source);
      const facts = lastOf(view, count, (index) => this.fact(series!, view, index));
      const end = facts.at(-1)?.date;
      const isCurrent = end !== undefined && daysBetween(day(end), day(newest.date)) <= longestClosure;
      return isCurrent ? [{ source, facts }] : [];
    });
    return found.length > 0 ? found : [{ source: newest.source, facts: this.last(series, count) }];
  }

  /** Bodies of a table's records known at the as-of; empty without a view or such a table. */
  records(table: string): readonly RecordBody[] {
    if (!this.view) return [];
    try {
      return this.view.records(table).map((row) => row.body);
    } catch {
      // A table nobody has loaded has no records.
      return [];
    }
  }
}

const day = (observed: string) => observed.slice(0, 10) as LocalDate;

function lastOf(view: SeriesView, count: number, factAt: (index: number) => Fact): readonly Fact[] {
  const gap = (index: number) => daysBetween(day(view.observed[index - 1]!), day(view.observed[index]!));
  let start = Math.max(0, view.length - 1);
  while (start > 0 && view.length - start < count && gap(start) <= longestClosure) start--;
  return Array.from({ length: view.length - start }, (_, i) => factAt(start + i));
}

export const highest = (facts: readonly Fact[]): Fact | undefined =>
  facts.reduce<Fact | undefined>(
    (best, fact) => (best === undefined || fact.value > best.value ? fact : best),
    undefined,
  );
export const lowest = (facts: readonly Fact[]): Fact | undefined =>
  facts.reduce<Fact | undefined>(
    (best, fact) => (best === undefined || fact.value < best.value ? fact : best),
    undefined,
  );
