/**
 * The monitor over one data folder: pins reads, keeps the history of the current head at hand, and answers what the
 * surfaces ask. Answers are plain data (`results.ts`); nothing here prints.
 */
import { failure } from "../core/failure.ts";
import { type Clock, formatInstant, type Instant, instant, parseInstant } from "../core/time.ts";
import type { IndicatorResult, SeriesWindow } from "../indicators/define.ts";
import { runIndicators } from "../indicators/run.ts";
import type { AsOfView, Pin, SeriesView } from "../market/as-of-view.ts";
import type { SeriesDefinition } from "../market/series.ts";
import { findSeries, seriesCatalogue } from "../market/series-catalogue.ts";
import { getParameter } from "../parameters/catalogue.ts";
import type { Collector } from "./collect/collector.ts";
import { Progress } from "./collect/progress.ts";
import { type DataFolder, episodeAsOf } from "./data-folder.ts";
import type { Feeds } from "./feeds/feeds.ts";
import { PastReadings } from "./past-readings.ts";
import type { Pinned } from "./results.ts";
import { type History, loadHistory, viewOf } from "./view.ts";

export const episodeNotice =
  "no live data yet: this is the packaged episode as it stood on 21 November 2025, 12:30 UTC; `metastable ingest` brings today's";

/** A pinned read with everything computed from it once. */
export interface Snapshot {
  readonly pin: Pin;
  readonly view: AsOfView;
  readonly results: ReadonlyMap<string, IndicatorResult>;
  /** Readings of an indicator before this one, computed when they are first asked for. */
  readonly pastReadings: (indicator: string) => SeriesWindow;
  readonly head: Pinned;
}

export interface ReadRequest {
  /** ISO instant or day; the default is decided by `defaultAsOf`. */
  readonly asOf?: string | undefined;
  /** Ledger head; default the newest. */
  readonly head?: number | undefined;
}

const snapshotsKept = 8;
const catalogued = new Set(seriesCatalogue.map(({ id }) => id));

export class Monitor {
  /** The live feeds of this process, where they run. */
  feeds: Feeds | undefined;
  /** Of the round of questions at the start of this process, where it collects. */
  readonly progress = new Progress();
  private history: History | undefined;
  private collection: Promise<Collector> | undefined;
  private readonly past = new PastReadings(parameterValue);
  private readonly snapshots = new Map<string, Promise<Snapshot>>();

  constructor(
    readonly folder: DataFolder,
    readonly clock: Clock,
  ) {}

  /**
   * Now, once the folder holds a live observation; until then the packaged episode's morning. Now moves in whole minutes,
   * and with new data, so that readers share what is computed.
   */
  get defaultAsOf(): Instant {
    if (!this.folder.holdsLive) return episodeAsOf;
    const now = this.clock.now();
    const minute = now - (now % 60_000);
    return instant(Math.min(now, Math.max(minute, this.folder.newestKnown)));
  }

  /** Fetching over this folder, with the settings and keys of this process; read once, when first asked for. */
  async collector(): Promise<Collector> {
    this.collection ??= import("./collect/collector.ts").then(({ Collector }) =>
      Collector.open(this.folder, this.clock, process.env),
    );
    this.collection.catch(() => {
      this.collection = undefined;
    });
    return this.collection;
  }

  pin(request: ReadRequest = {}): Pin {
    const newest = this.folder.index.committedHead;
    const head = request.head ?? this.folder.dataHead;
    if (!Number.isInteger(head) || head < 0 || head > newest) {
      throw failure(
        "usage",
        "--head",
        String(head),
        `a whole number from 0 to ${newest}`,
        "Leave it out for the newest state.",
      );
    }
    if (request.asOf === undefined) return { asOf: this.defaultAsOf, head };
    try {
      return { asOf: parseInstant(request.asOf), head };
    } catch (cause) {
      throw failure(
        "usage",
        "--as-of",
        JSON.stringify(request.asOf),
        "a day (YYYY-MM-DD) or an ISO 8601 time with a zone",
        "Write for example 2025-11-21T12:30:00Z.",
        cause,
      );
    }
  }

  /** The header that every list carries. */
  header(request: ReadRequest, pin: Pin): Pinned {
    const isEpisode = request.asOf === undefined && !this.folder.holdsLive;
    return { asOf: formatInstant(pin.asOf), head: pin.head, ...(isEpisode ? { notice: episodeNotice } : {}) };
  }

  /** Title and inside unit of a declared series. */
  describeSeries(id: string): { title: string; unit: string } {
    const series = findSeries(id);
    if (!series) throw new Error(`bug: series ${id} is not declared`);
    return { title: series.title, unit: series.unit };
  }

  async viewAt(pin: Pin): Promise<AsOfView> {
    return viewOf(await this.historyOf(pin), pin);
  }

  /** The series of an id: of the catalogue, or of a company whose filings are stored. */
  async findSeries(id: string, pin: Pin): Promise<SeriesDefinition | undefined> {
    const series = findSeries(id);
    return series && (series.isByMinute || (await this.historyOf(pin)).columns.has(id)) ? series : undefined;
  }

  /** Every series that is declared, with those of companies whose filings are stored. */
  async declaredSeries(pin: Pin): Promise<readonly SeriesDefinition[]> {
    const followed = [...(await this.historyOf(pin)).columns.keys()].filter((id) => !catalogued.has(id));
    return [...seriesCatalogue, ...followed.map((id) => findSeries(id)!)];
  }

  /** One declared series as of the pin. */
  async seriesAt(series: SeriesDefinition, pin: Pin): Promise<SeriesView> {
    return series.isByMinute ? this.folder.index.asOf(series, pin) : (await this.viewAt(pin)).series(series.id);
  }

  private async historyOf(pin: Pin): Promise<History> {
    if (this.history === undefined || this.history.head < pin.head) {
      this.history = await loadHistory(this.folder.index, this.folder.index.committedHead);
    }
    return this.history;
  }

  /** All indicators at the pin; computed once for each pin and kept for a few. */
  async snapshot(request: ReadRequest = {}): Promise<Snapshot> {
    const pin = this.pin(request);
    // Before any waiting: the first live data may come meanwhile, and this answer is still the episode's.
    const head = this.header(request, pin);
    const key = `${pin.asOf} ${pin.head}`;
    const known = this.snapshots.get(key);
    const computed = known ?? this.compute(pin);
    if (!known) {
      this.snapshots.set(key, computed);
      if (this.snapshots.size > snapshotsKept) this.snapshots.delete(this.snapshots.keys().next().value!);
      computed.catch(() => this.snapshots.delete(key));
    }
    return { ...(await computed), head };
  }

  private async compute(pin: Pin): Promise<Snapshot> {
    const history = await this.historyOf(pin);
    const view = viewOf(history, pin);
    return {
      pin,
      view,
      results: runIndicators(history.indicators, view, parameterValue),
      pastReadings: (id) => this.past.of(history, pin, id),
      head: this.header({ asOf: "" }, pin),
    };
  }
}

export const parameterValue = (id: string): number => getParameter(id).value;
