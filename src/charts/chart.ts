/** What a chart is: data already computed, a pure option, and a sentence that says what it shows. */
import type { EChartsOption } from "echarts";
import { type LocalDate, startOfDay } from "../core/time.ts";
import { formatDate } from "./format.ts";
import type { Palette } from "./palette.ts";

export interface Chart {
  /** Unique in a note; file name and prefix of the ids inside the SVG. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, made from its data: for those who do not see it, and for search. */
  readonly alternative: string;
  readonly width: number;
  readonly height: number;
  /**
   * Pure: the same palette and width give the same option. The width (pixels, default `width`) decides how much room labels
   * get. Holds formatter functions, so it is not JSON.
   */
  readonly option: (palette: Palette, width?: number) => EChartsOption;
}

/** One series as charts take it: equal-length columns, ascending. */
export interface ChartColumns {
  /** Local dates (YYYY-MM-DD) or ISO instants in UTC. */
  readonly observed: readonly string[];
  /** In the inside unit. */
  readonly values: readonly number[];
}

/** A generic family: whatever sans-serif the reader's machine or the PDF's font set has. */
export const chartFont = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
export const chartWidth = 720;
/** For a telephone held upright: drawn smaller, type would be too small to read. */
export const narrowWidth = 380;

/** Milliseconds of an observation, for a time axis in UTC. */
export const timeOf = (observed: string): number =>
  observed.length === 10 ? startOfDay(observed as LocalDate) : Date.parse(observed);

/** What every chart shares: no animation, UTC, one type face, no hover styles in a still picture. */
export const baseOption = (palette: Palette): EChartsOption => ({
  animation: false,
  useUTC: true,
  backgroundColor: "transparent",
  textStyle: { fontFamily: chartFont, fontSize: 12, color: palette.muted },
});

export const categoryAxisStyle = (palette: Palette) => ({
  axisLine: { lineStyle: { color: palette.axis } },
  axisTick: { show: false },
  axisLabel: { color: palette.ink, fontSize: 12, fontFamily: chartFont },
});

export const valueAxisStyle = (palette: Palette) => ({
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: palette.muted, fontSize: 12, fontFamily: chartFont, hideOverlap: true },
  splitLine: { lineStyle: { color: palette.grid } },
});

const shortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A time axis with English labels in UTC; `months` is the length of the window and decides what a tick says. */
export function timeAxisStyle(palette: Palette, from: number, to: number) {
  const days = (to - from) / 86_400_000;
  return {
    axisLine: { lineStyle: { color: palette.axis } },
    axisTick: { lineStyle: { color: palette.axis } },
    splitLine: { show: false },
    min: from,
    max: to,
    axisLabel: {
      color: palette.muted,
      fontSize: 12,
      fontFamily: chartFont,
      hideOverlap: true,
      formatter: (ms: number) => timeLabel(ms, days),
    },
  };
}

function timeLabel(ms: number, windowDays: number): string {
  const at = new Date(ms);
  const month = shortMonths[at.getUTCMonth()]!;
  if (windowDays > 900) return at.getUTCMonth() === 0 ? String(at.getUTCFullYear()) : "";
  if (windowDays > 150) return at.getUTCMonth() === 0 ? String(at.getUTCFullYear()) : month;
  return `${at.getUTCDate()} ${month}`;
}

/**
 * Pixels for the longest of these labels at 12 px, with its gap to the axis. Generous, because the renderer cannot measure
 * the reader's typeface.
 */
export const labelRoom = (labels: readonly string[], mostPixels = 300): number =>
  Math.min(mostPixels, Math.ceil(Math.max(0, ...labels.map((l) => l.length)) * 7.1) + 14);

/** The renderer measures type narrower than wide system faces are; lines break this much earlier to be safe. */
const breakShare = 0.86;

/** Labels of rows beside bars: at most two fifths of the picture, broken into lines. */
export function rowLabels(labels: readonly string[], palette: Palette, width: number) {
  const room = labelRoom(labels, Math.round(width * 0.42));
  return {
    room,
    axis: {
      ...categoryAxisStyle(palette),
      axisLabel: {
        ...categoryAxisStyle(palette).axisLabel,
        width: Math.floor((room - 14) * breakShare),
        overflow: "break" as const,
        lineHeight: 14,
        interval: 0,
      },
    },
  };
}

/** Longer than this without an observation, a line is broken: a gap in the data is not drawn as a straight move. */
const longestBridgeMs = 12 * 86_400_000;

/** Points of a line on a time axis, with a null between observations that lie too far apart. */
export function brokenLine(columns: ChartColumns): [number, number | null][] {
  const points: [number, number | null][] = [];
  columns.observed.forEach((observed, i) => {
    const at = timeOf(observed);
    const before = points[points.length - 1];
    if (before && at - before[0] > longestBridgeMs) points.push([before[0] + 1, null]);
    points.push([at, columns.values[i]!]);
  });
  return points;
}

/** "from 1 October 2025 to 20 November 2025". */
export const spanWords = (observed: readonly string[]): string =>
  `from ${formatDate(observed[0])} to ${formatDate(observed[observed.length - 1])}`;

/** "a, b and c"; empty text for none. */
export function listWords(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** A page may not draw columns of different length or without data: a bug of the caller, said at once. */
export function assertColumns(id: string, columns: ChartColumns): void {
  if (columns.observed.length !== columns.values.length || columns.values.length === 0) {
    throw new RangeError(
      `chart ${id}: found ${columns.observed.length} dates and ${columns.values.length} values, expected equally many, at least one`,
    );
  }
  const bad = columns.values.find((v) => !Number.isFinite(v));
  if (bad !== undefined)
    throw new RangeError(`chart ${id}: found ${bad}, expected finite numbers; leave absent days out`);
}
