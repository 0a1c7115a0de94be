/** The stress of every session, from whatever raw series are known. Pure: what is kept between calls is compared by value. */
import { alignOnSessions } from "../market/session-panel.ts";
import { type StressDay, type StressOptions, StressRun } from "../models/stress/stress-index.ts";
import { type SegmentDay, type SegmentOptions, SegmentRun } from "../models/stress/stress-segment.ts";
import type { SeriesWindow } from "./define.ts";
import { Replay } from "./replay.ts";
import {
  type RawStressSeries,
  type StressSegmentDefinition,
  stressClock,
  stressSegments,
  usedSeries,
} from "./stress-segments.ts";

/** Windows by series id, whole histories; absent where nothing is known. The clock is among them. */
export type StressWindows = ReadonlyMap<string, SeriesWindow | undefined>;

export interface StressHistory<Day> {
  readonly sessions: readonly string[];
  /** One a session. */
  readonly days: readonly Day[];
}

const replaysMost = 16;
const replays = new Map<string, Replay<unknown>>();

/** The replay of a fold under its settings; the oldest is forgotten when there are many. */
function replayOf<Day>(settings: unknown, start: () => SegmentRun | StressRun): Replay<Day> {
  const key = JSON.stringify(settings);
  const known = replays.get(key) ?? new Replay<unknown>(start);
  replays.delete(key);
  replays.set(key, known);
  if (replays.size > replaysMost) replays.delete(replays.keys().next().value!);
  return known as Replay<Day>;
}

/** The sessions of one segment. */
export function segmentHistory(
  segment: StressSegmentDefinition,
  windows: StressWindows,
  options: SegmentOptions,
): StressHistory<SegmentDay> {
  const clock = windows.get(stressClock)!;
  const size = segment.series.length;
  const replay = replayOf<SegmentDay>([segment.id, options], () => new SegmentRun(size, options));
  return { sessions: clock.observed, days: replay.run(columnsOf(segment.series, clock, windows)) };
}

/** The sessions of the index. Weights in the order of the segments; they are scaled to sum to one. */
export function stressHistory(
  windows: StressWindows,
  weights: readonly number[],
  options: StressOptions,
): StressHistory<StressDay> {
  const clock = windows.get(stressClock)!;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => weight / sum);
  const sizes = stressSegments.map(({ series }) => series.length);
  const replay = replayOf<StressDay>(["index", shares, options], () => new StressRun(shares, sizes, options));
  const series = stressSegments.flatMap((segment): readonly RawStressSeries[] => segment.series);
  return { sessions: clock.observed, days: replay.run(columnsOf(series, clock, windows)) };
}

const columnsOf = (series: readonly RawStressSeries[], clock: SeriesWindow, windows: StressWindows) =>
  series.map((declared) => {
    const raw = usedSeries(declared, (id) => windows.get(id) !== undefined);
    const own = raw.from.map((id) => windows.get(id));
    return own.every((window) => window !== undefined) ? columnOf(raw, clock, own) : emptyColumn(clock);
  });

type Column = readonly (number | null)[];
interface Kept {
  readonly windows: readonly SeriesWindow[];
  readonly column: Column;
}
/** Columns by clock and raw series: the index and its segments read the same ones. */
const columns = new WeakMap<SeriesWindow, Map<RawStressSeries, Kept>>();
const empty = new WeakMap<SeriesWindow, Column>();

function columnOf(raw: RawStressSeries, clock: SeriesWindow, windows: readonly SeriesWindow[]): Column {
  const kept = columns.get(clock) ?? new Map<RawStressSeries, Kept>();
  columns.set(clock, kept);
  const known = kept.get(raw);
  if (known?.windows.every((window, i) => window === windows[i])) return known.column;
  const column = alignOnSessions(clock, [raw.compute(...windows)], raw.carry).columns[1]!;
  kept.set(raw, { windows, column });
  return column;
}

function emptyColumn(clock: SeriesWindow): Column {
  const column = empty.get(clock) ?? clock.observed.map(() => null);
  empty.set(clock, column);
  return column;
}
