/** A series over time with its threshold levels, its last value and the as-of. */

import { parseInstant } from "../core/time.ts";
import type { Unit } from "../core/units.ts";
import {
  assertColumns,
  baseOption,
  brokenLine,
  type Chart,
  type ChartColumns,
  chartFont,
  chartWidth,
  labelRoom,
  listWords,
  spanWords,
  timeAxisStyle,
  timeOf,
  valueAxisStyle,
} from "./chart.ts";
import { formatDate, formatValue, type NumberStyle } from "./format.ts";
import type { Palette } from "./palette.ts";

export interface Level {
  readonly label: string;
  readonly value: number;
}

export interface SeriesLineInput extends ChartColumns {
  readonly id: string;
  readonly title: string;
  /** What the series is called in a sentence: "the 30-year yield". */
  readonly subject: string;
  readonly unit: Unit;
  readonly style?: NumberStyle;
  readonly levels?: readonly Level[];
  /** ISO instant; drawn as a vertical line where the reader's knowledge ends. */
  readonly asOf: string;
  readonly height?: number;
  readonly width?: number;
}

/** Throws a RangeError for empty, unequal or non-finite columns. */
export function seriesLine(input: SeriesLineInput): Chart {
  assertColumns(input.id, input);
  return {
    id: input.id,
    title: input.title,
    width: input.width ?? chartWidth,
    height: input.height ?? 300,
    alternative: describe(input),
    option: (palette, width = input.width ?? chartWidth) => optionOf(input, palette, width),
  };
}

/** Space in the axis above and below what must be seen, as a share of its span. */
const headroom = 0.08;

function optionOf(input: SeriesLineInput, palette: Palette, width: number) {
  const times = input.observed.map(timeOf);
  const asOf = parseInstant(input.asOf);
  const from = times[0]!;
  const to = asOf + (asOf - from) * 0.03;
  const shownLevels = mergedLevels(input);
  const extremes = [...input.values, ...shownLevels.map((l) => l.value)];
  const [low, high] = [Math.min(...extremes), Math.max(...extremes)];
  const pad = (high - low || Math.abs(high) || 1) * headroom;
  const last = input.values.length - 1;
  return {
    ...baseOption(palette),
    grid: {
      left: 60,
      right: Math.max(
        28,
        labelRoom(
          shownLevels.map((l) => l.label),
          Math.round(width * 0.36),
        ),
      ),
      top: 22,
      bottom: 28,
    },
    xAxis: { type: "time" as const, ...timeAxisStyle(palette, from, to) },
    yAxis: {
      type: "value" as const,
      ...valueAxisStyle(palette),
      min: low - pad,
      max: high + pad,
      splitNumber: 4,
      axisLabel: {
        ...valueAxisStyle(palette).axisLabel,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (v: number) => axisNumber(v, input.unit, high - low),
      },
    },
    series: [
      {
        type: "line" as const,
        silent: true,
        showSymbol: false,
        data: brokenLine(input),
        lineStyle: { color: palette.first, width: 1.75 },
        itemStyle: { color: palette.first },
        markLine: {
          symbol: "none" as const,
          silent: true,
          // Without it the renderer rounds a level to two decimals: 3.6 % would be drawn at 4 %.
          precision: 12,
          data: [
            ...shownLevels.map((level) => ({
              yAxis: level.value,
              lineStyle: { color: palette.second, width: 1.25, type: [6, 4] },
              label: {
                ...labelStyle(palette.second),
                formatter: level.label,
                position: "end" as const,
              },
            })),
            {
              xAxis: asOf,
              lineStyle: { color: palette.axis, width: 1, type: [2, 3] },
              label: { ...labelStyle(palette.muted), formatter: "as of", position: "end" as const },
            },
          ],
        },
        markPoint: {
          precision: 12,
          symbol: "circle",
          symbolSize: 7,
          silent: true,
          itemStyle: { color: palette.first },
          data: [{ name: "last", coord: [times[last]!, input.values[last]!] }],
          label: {
            ...labelStyle(palette.ink),
            fontWeight: 600 as const,
            position: "left" as const,
            distance: 8,
            formatter: formatValue(input.values[last]!, input.unit, input.style),
          },
        },
      },
    ],
  };
}

const labelStyle = (color: string) => ({
  show: true,
  color,
  fontSize: 12,
  fontFamily: chartFont,
  textBorderWidth: 0,
});

/** Levels closer than a twentieth of the drawn span share one line's label, so that labels do not lie on each other. */
function mergedLevels(input: SeriesLineInput): readonly Level[] {
  const levels = [...(input.levels ?? [])].sort((a, b) => a.value - b.value);
  const all = [...input.values, ...levels.map((l) => l.value)];
  const near = (Math.max(...all) - Math.min(...all)) / 20;
  const merged: Level[] = [];
  for (const level of levels) {
    const before = merged[merged.length - 1];
    if (before && level.value - before.value < near) {
      merged[merged.length - 1] = { value: before.value, label: `${before.label} · ${level.label}` };
      merged.push({ value: level.value, label: "" });
    } else merged.push(level);
  }
  return merged;
}

/** Axis numbers need fewer digits than prose: as many as tell two ticks apart. */
export function axisNumber(value: number, unit: Unit, span: number): string {
  const inPercent = unit === "ratio" || unit === "probability" || unit === "ratio-per-8h";
  const scaled = inPercent ? span * 100 : span;
  const decimals = scaled >= 8 ? 0 : scaled >= 0.8 ? 1 : 2;
  const text = formatValue(value, unit, { decimals });
  return text.replace(/ (USDT|contracts|per 8 hours)$/, "");
}

function describe(input: SeriesLineInput): string {
  const { values, observed, unit, style } = input;
  const say = (v: number) => formatValue(v, unit, style);
  let [lowAt, highAt] = [0, 0];
  values.forEach((v, i) => {
    if (v < values[lowAt]!) lowAt = i;
    if (v > values[highAt]!) highAt = i;
  });
  const last = values.length - 1;
  const levels = (input.levels ?? []).map((l) => l.label);
  return (
    `Line of ${input.subject} ${spanWords(observed)}: from ${say(values[0]!)} to ${say(values[last]!)}, ` +
    `lowest ${say(values[lowAt]!)} on ${formatDate(observed[lowAt])}, highest ${say(values[highAt]!)} on ${formatDate(observed[highAt])}.` +
    (levels.length > 0 ? ` Drawn beside it: ${listWords(levels)}.` : "")
  );
}
