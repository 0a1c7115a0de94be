/** Daily flows as bars up (in) and down (out). */
import type { Unit } from "../core/units.ts";
import {
  assertColumns,
  baseOption,
  type Chart,
  type ChartColumns,
  chartWidth,
  spanWords,
  timeAxisStyle,
  timeOf,
  valueAxisStyle,
} from "./chart.ts";
import { formatDate, formatValue } from "./format.ts";
import type { Palette } from "./palette.ts";

export interface FlowBarsInput extends ChartColumns {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly unit: Unit;
}

const dayMs = 86_400_000;

/** In and out differ by side of zero and by colour. Throws a RangeError for empty or non-finite columns. */
export function flowBars(input: FlowBarsInput): Chart {
  assertColumns(input.id, input);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 240,
    alternative: describe(input),
    option: (palette) => optionOf(input, palette),
  };
}

function optionOf(input: FlowBarsInput, palette: Palette) {
  const times = input.observed.map(timeOf);
  const time = timeAxisStyle(palette, times[0]! - dayMs, times[times.length - 1]! + dayMs);
  return {
    ...baseOption(palette),
    grid: { left: 96, right: 12, top: 12, bottom: 28 },
    xAxis: {
      type: "time" as const,
      ...time,
      axisLine: { ...time.axisLine, onZero: false },
      position: "bottom" as const,
    },
    yAxis: {
      type: "value" as const,
      splitNumber: 4,
      ...valueAxisStyle(palette),
      axisLabel: {
        ...valueAxisStyle(palette).axisLabel,
        formatter: (v: number) => formatValue(v, input.unit, v === 0 ? { decimals: 0 } : {}),
      },
    },
    series: [
      {
        type: "bar" as const,
        silent: true,
        barWidth: Math.max(2, Math.min(11, Math.floor(420 / times.length))),
        data: times.map((t, i) => ({
          value: [t, input.values[i]!],
          itemStyle: { color: input.values[i]! < 0 ? palette.second : palette.first },
        })),
      },
    ],
  };
}

function describe(input: FlowBarsInput): string {
  const { values, observed, unit } = input;
  let [lowAt, highAt] = [0, 0];
  values.forEach((v, i) => {
    if (v < values[lowAt]!) lowAt = i;
    if (v > values[highAt]!) highAt = i;
  });
  const out = values.filter((v) => v < 0).length;
  return (
    `Bars of ${input.subject} ${spanWords(observed)}: negative on ${out} of ${values.length} days, ` +
    `lowest ${formatValue(values[lowAt]!, unit)} on ${formatDate(observed[lowAt])}, ` +
    `highest ${formatValue(values[highAt]!, unit)} on ${formatDate(observed[highAt])}, ` +
    `last ${formatValue(values[values.length - 1]!, unit)} on ${formatDate(observed[observed.length - 1])}.`
  );
}
