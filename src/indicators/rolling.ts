/** Statistics of every observation's own past, oldest first: each looks back only, and never across a gap. */
import type { DatedValues } from "../market/session-panel.ts";
import type { SeriesWindow } from "./define.ts";
import { runStarts } from "./windows.ts";

/** Keeps the finite results of `at`, asked where at least `needs` observations end with position i without a gap. */
function rolling({ observed }: SeriesWindow, needs: number, at: (i: number) => number): DatedValues {
  const starts = runStarts(observed);
  const days: string[] = [];
  const values: number[] = [];
  for (let i = 0; i < observed.length; i++) {
    if (i - starts[i]! + 1 < needs) continue;
    const value = at(i);
    if (!Number.isFinite(value)) continue;
    days.push(observed[i]!.slice(0, 10));
    values.push(value);
  }
  return { observed: days, values };
}

/** The values themselves. */
export const levels = (window: SeriesWindow): DatedValues => rolling(window, 1, (i) => window.values[i]!);

/** Change against the value `n` observations before. */
export const changesOver = (window: SeriesWindow, n: number): DatedValues =>
  rolling(window, n + 1, (i) => window.values[i]! - window.values[i - n]!);

/** Sample standard deviation of the last `n` changes: differences for rates, log returns for prices (positive ones only). */
export function changeDeviations(window: SeriesWindow, n: number, kind: "difference" | "log return"): DatedValues {
  const scale = kind === "log return" ? window.values.map((value) => Math.log(value)) : window.values;
  return rolling(window, n + 1, (i) => {
    const mean = (scale[i]! - scale[i - n]!) / n;
    let squares = 0;
    for (let k = i - n + 1; k <= i; k++) squares += (scale[k]! - scale[k - 1]! - mean) ** 2;
    return Math.sqrt(squares / (n - 1));
  });
}

/** CMAX as a positive number: how far each value stands below the highest of the last `n`, itself included. */
export function fallsFromHigh(window: SeriesWindow, n: number): DatedValues {
  const { values } = window;
  /** Positions whose value may still be a maximum: ascending positions, falling values. */
  const highs: number[] = [];
  let head = 0;
  let next = 0;
  return rolling(window, n, (i) => {
    for (; next <= i; next++) {
      while (highs.length > head && values[highs.at(-1)!]! <= values[next]!) highs.pop();
      highs.push(next);
    }
    while (highs[head]! <= i - n) head += 1;
    const high = values[highs[head]!]!;
    return high > 0 ? 1 - values[i]! / high : Number.NaN;
  });
}
