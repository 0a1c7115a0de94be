/**
 * Windows over sessions. Some series are packaged for two episodes a year apart: counting sessions across the hole would
 * put 2024 and 2025 into one volatility. Every windowed statistic takes its window from `contiguousTail`.
 */
import { type Absent, absent } from "../core/outcome.ts";
import type { SeriesWindow } from "./define.ts";

/** Longest ordinary closure is Golden Week or New Year: a longer silence ends a window. */
export const defaultMaxGapDays = 10;

const dayOf = (observed: string): string => observed.slice(0, 10);

/** Days since 1 March of the year 0 of a date or instant text; windows measure thousands of gaps, so no Date is made. */
function dayNumber(observed: string): number {
  const digit = (i: number) => observed.charCodeAt(i) - 48;
  const month = digit(5) * 10 + digit(6);
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month < 3 ? 1 : 0);
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + digit(8) * 10 + digit(9);
}

/**
 * The newest observations without a gap of more than `maxGapDays` calendar days between neighbours; the whole window when
 * there is none, empty for an empty one. Takes days and instants (their UTC day counts).
 */
export function contiguousTail(window: SeriesWindow, maxGapDays: number = defaultMaxGapDays): SeriesWindow {
  const { observed, values } = window;
  let from = Math.max(0, observed.length - 1);
  for (let day = from > 0 ? dayNumber(observed[from]!) : 0; from > 0; from--) {
    const before = dayNumber(observed[from - 1]!);
    if (day - before > maxGapDays) break;
    day = before;
  }
  if (from === 0) return window;
  return { observed: observed.slice(from), values: values.slice(from) };
}

/** For each observation, the position of the first one that is reached from it without a gap of more than `maxGapDays`. */
export function runStarts(observed: readonly string[], maxGapDays: number = defaultMaxGapDays): Int32Array {
  const starts = new Int32Array(observed.length);
  let before = 0;
  for (let i = 0; i < observed.length; i++) {
    const day = dayNumber(observed[i]!);
    starts[i] = i > 0 && day - before <= maxGapDays ? starts[i - 1]! : i;
    before = day;
  }
  return starts;
}

/** The last `n` observations of a window; the whole window when it is shorter. `n` is a positive whole number. */
export function lastOf(window: SeriesWindow, n: number): SeriesWindow {
  const from = Math.max(0, window.values.length - n);
  return from === 0 ? window : { observed: window.observed.slice(from), values: window.values.slice(from) };
}

/** Observations up to and including a day. */
export function until(window: SeriesWindow, day: string): SeriesWindow {
  let end = window.observed.length;
  while (end > 0 && dayOf(window.observed[end - 1]!) > day) end -= 1;
  return end === window.observed.length
    ? window
    : { observed: window.observed.slice(0, end), values: window.values.slice(0, end) };
}

/** First differences, dated by the later day: one shorter than the window. */
export function differences(window: SeriesWindow): SeriesWindow {
  const values: number[] = [];
  for (let i = 1; i < window.values.length; i++) values.push(window.values[i]! - window.values[i - 1]!);
  return { observed: window.observed.slice(1), values };
}

/**
 * Log returns, dated by the later day: one shorter than the window. Undefined when a value is not positive, because a
 * price of zero has no return.
 */
export function logReturns(window: SeriesWindow): SeriesWindow | undefined {
  if (window.values.some((v) => !(v > 0))) return undefined;
  const logs = window.values.map((v) => Math.log(v));
  return differences({ observed: window.observed, values: logs });
}

/** Several windows cut to the days that all of them have, ascending; equal lengths. */
export function onCommonDays(windows: readonly SeriesWindow[]): readonly SeriesWindow[] {
  const [first, ...others] = windows;
  if (!first) return [];
  const observed: string[] = [];
  const columns: number[][] = windows.map(() => []);
  const at = others.map(() => 0);
  for (const [i, instant] of first.observed.entries()) {
    const day = dayOf(instant);
    let isCommon = true;
    for (const [k, other] of others.entries()) {
      while (at[k]! < other.observed.length && dayOf(other.observed[at[k]!]!) < day) at[k]! += 1;
      if (at[k]! >= other.observed.length || dayOf(other.observed[at[k]!]!) !== day) isCommon = false;
    }
    if (!isCommon) continue;
    observed.push(day);
    columns[0]!.push(first.values[i]!);
    for (const [k, other] of others.entries()) columns[k + 1]!.push(other.values[at[k]!]!);
  }
  return columns.map((values) => ({ observed, values }));
}

/** The absent outcome of a window that is too short: what it is of, how many observations without a gap there are. */
export function tooShort(title: string, found: number, needed: number, source: string): Absent {
  return absent(
    "warming-up",
    `${title}: ${found} of ${needed} observations without a gap of more than ${defaultMaxGapDays} days; more history from ${source}`,
  );
}
