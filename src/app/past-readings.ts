/**
 * Past readings of indicators, each as it was known at the end of its UTC day: what lets a threshold on an indicator have
 * a state, a record and a count of sessions like one on a series. Nothing that became known later is in them.
 */
import { dayMs, formatInstant, type Instant, instant, observedAt } from "../core/time.ts";
import type { IndicatorDefinition, SeriesWindow } from "../indicators/define.ts";
import { IndicatorRun, type ParameterLookup } from "../indicators/run.ts";
import type { Pin } from "../market/as-of-view.ts";
import { forwardViews, type History } from "./view.ts";

/** Newest days on which something became known that are looked at: two years of sessions. */
export const pastDays = 520;
/** Indicators and ledger heads that are kept; readers may ask for any head. */
const maxTracks = 64;

interface Point {
  readonly observed: string;
  readonly value: number;
}

/** By indicator: the run that computes it, the days on which its inputs changed, and the readings computed so far. */
interface Track {
  readonly run: IndicatorRun;
  readonly days: Int32Array;
  /** By day; null where there was no reading. */
  readonly points: Map<number, Point | null>;
}

export class PastReadings {
  readonly #parameterOf: ParameterLookup;
  /** Kept as long as the history: a new ledger head may bring what was known earlier. */
  readonly #tracks = new WeakMap<History, Map<string, Track>>();

  constructor(parameterOf: ParameterLookup) {
    this.#parameterOf = parameterOf;
  }

  /**
   * Readings of an indicator at the ends of the days before the pin's as-of on which one of its inputs changed, ascending
   * by observation (the newest observation behind it, or that end of the day for records); of readings with the same
   * observation the newest. At most `pastDays`. Days without a reading (stale, warming up) are left out.
   */
  of(history: History, { asOf, head }: Pin, id: string): SeriesWindow {
    const track = this.#track(history, head, id);
    const views = forwardViews(history, head);
    const before = Math.floor(asOf / dayMs);
    const end = track.days.findIndex((day) => day >= before);
    const days = track.days.subarray(0, end < 0 ? track.days.length : end).slice(-pastDays);
    const observed: string[] = [];
    const values: number[] = [];
    for (const day of days) {
      let point = track.points.get(day);
      if (point === undefined) {
        point = pointAt(track.run, views, id, instant((day + 1) * dayMs - 1));
        track.points.set(day, point);
      }
      if (point === null) continue;
      const newest = observed.at(-1);
      if (newest !== undefined && observedAt(point.observed) < observedAt(newest)) continue;
      if (newest === point.observed) {
        values[values.length - 1] = point.value;
        continue;
      }
      observed.push(point.observed);
      values.push(point.value);
    }
    return { observed, values };
  }

  #track(history: History, head: number, id: string): Track {
    const tracks = this.#tracks.get(history) ?? new Map<string, Track>();
    this.#tracks.set(history, tracks);
    const key = `${head} ${id}`;
    const known = tracks.get(key);
    if (known) return known;
    const needed = withInputs(history.indicators, id);
    if (tracks.size >= maxTracks) tracks.delete(tracks.keys().next().value!);
    const track = {
      run: new IndicatorRun(needed, this.#parameterOf),
      days: changeDays(history, head, needed),
      points: new Map(),
    };
    tracks.set(key, track);
    return track;
  }
}

function pointAt(run: IndicatorRun, views: ReturnType<typeof forwardViews>, id: string, asOf: Instant): Point | null {
  const { outcome, observed } = run.at(views(asOf)).get(id)!;
  return outcome.state === "present" ? { observed: observed ?? formatInstant(asOf), value: outcome.value.value } : null;
}

/** The indicator and everything that it reads, directly or through others. */
function withInputs(indicators: readonly IndicatorDefinition[], id: string): readonly IndicatorDefinition[] {
  const byId = new Map(indicators.map((d) => [d.id, d]));
  const needed = new Map<string, IndicatorDefinition>();
  const add = (wanted: string): void => {
    const definition = byId.get(wanted);
    if (!definition) throw new Error(`bug: indicator ${wanted} is not in the catalogue`);
    if (needed.has(wanted)) return;
    needed.set(wanted, definition);
    for (const input of Object.values(definition.inputs)) if (input.kind === "indicator") add(input.id);
  };
  add(id);
  return [...needed.values()];
}

/** UTC days (since 1970) on which something became known that one of the indicators reads, ascending. */
function changeDays(history: History, head: number, definitions: readonly IndicatorDefinition[]): Int32Array {
  const days = new Set<number>();
  const add = (knownAt: number, seq: number): void => {
    if (seq <= head) days.add(Math.floor(knownAt / dayMs));
  };
  for (const { inputs } of definitions)
    for (const input of Object.values(inputs)) {
      if (input.kind === "series") {
        const column = history.columns.get(input.series);
        column?.knownAt.forEach((at, row) => {
          add(at, column.seq[row]!);
        });
      } else if (input.kind === "records")
        for (const { knownAt, seq } of history.records.get(input.table) ?? []) add(knownAt, seq);
    }
  return Int32Array.from(days).sort();
}
