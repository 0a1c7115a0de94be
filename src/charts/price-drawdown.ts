/** A price over time and, below it on the same axis of time, its drawdown as the indicators computed it. */
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
import { formatDate, formatPercent, formatValue } from "./format.ts";
import type { Palette } from "./palette.ts";
import { axisNumber, type Level } from "./series-line.ts";

export interface PriceDrawdownInput {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly unit: Unit;
  readonly price: ChartColumns;
  /** Ratio to the running high, 0 or less. May be empty: then only the price is drawn. */
  readonly drawdown: ChartColumns;
  readonly levels?: readonly Level[];
}

/** Throws a RangeError for empty or non-finite prices. */
export function priceDrawdown(input: PriceDrawdownInput): Chart {
  assertColumns(input.id, input.price);
  const both = input.drawdown.values.length > 0;
  if (both) assertColumns(input.id, input.drawdown);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: both ? 380 : 290,
    alternative: describe(input),
    option: (palette, width = chartWidth) => optionOf(input, both, palette, width),
  };
}

function optionOf(input: PriceDrawdownInput, both: boolean, palette: Palette, width: number) {
  const times = input.price.observed.map(timeOf);
  const [from, to] = [times[0]!, times[times.length - 1]!];
  const levels = input.levels ?? [];
  const extremes = [...input.price.values, ...levels.map((l) => l.value)];
  const [low, high] = [Math.min(...extremes), Math.max(...extremes)];
  const pad = (high - low || 1) * 0.08;
  const time = timeAxisStyle(palette, from, to);
  const money = valueAxisStyle(palette);
  const grid = {
    left: 64,
    right: Math.max(
      20,
      labelRoom(
        levels.map((l) => l.label),
        Math.round(width * 0.36),
      ),
    ),
  };
  return {
    ...baseOption(palette),
    grid: both
      ? [
          { ...grid, top: 12, height: 210 },
          { ...grid, top: 254, height: 92 },
        ]
      : [{ ...grid, top: 12, bottom: 30 }],
    xAxis: both
      ? [
          { type: "time" as const, gridIndex: 0, ...time, axisLabel: { ...time.axisLabel, show: false } },
          {
            type: "time" as const,
            gridIndex: 1,
            ...time,
            axisLine: { ...time.axisLine, onZero: false },
            position: "bottom" as const,
          },
        ]
      : [{ type: "time" as const, ...time }],
    yAxis: [
      {
        type: "value" as const,
        gridIndex: 0,
        ...money,
        min: low - pad,
        max: high + pad,
        splitNumber: 4,
        axisLabel: {
          ...money.axisLabel,
          showMinLabel: false,
          showMaxLabel: false,
          formatter: (v: number) => axisNumber(v, input.unit, high - low),
        },
      },
      ...(both
        ? [
            {
              type: "value" as const,
              gridIndex: 1,
              ...money,
              max: 0,
              splitNumber: 2,
              axisLabel: { ...money.axisLabel, formatter: (v: number) => formatPercent(v, { decimals: 0 }) },
            },
          ]
        : []),
    ],
    series: [
      {
        type: "line" as const,
        silent: true,
        showSymbol: false,
        xAxisIndex: 0,
        yAxisIndex: 0,
        data: brokenLine(input.price),
        lineStyle: { color: palette.first, width: 1.75 },
        itemStyle: { color: palette.first },
        markLine: {
          symbol: "none" as const,
          silent: true,
          precision: 12,
          data: levels.map((level) => ({
            yAxis: level.value,
            lineStyle: { color: palette.second, width: 1.25, type: [6, 4] },
            label: {
              show: true,
              color: palette.second,
              fontSize: 12,
              fontFamily: chartFont,
              textBorderWidth: 0,
              formatter: level.label,
              position: "end" as const,
            },
          })),
        },
      },
      ...(both
        ? [
            {
              type: "line" as const,
              silent: true,
              showSymbol: false,
              xAxisIndex: 1,
              yAxisIndex: 1,
              data: brokenLine(input.drawdown),
              lineStyle: { color: palette.fourth, width: 1.5 },
              itemStyle: { color: palette.fourth },
              areaStyle: { color: palette.fourth, opacity: 0.18 },
            },
          ]
        : []),
    ],
  };
}

function describe(input: PriceDrawdownInput): string {
  const { price, drawdown, unit } = input;
  let highAt = 0;
  price.values.forEach((v, i) => {
    if (v > price.values[highAt]!) highAt = i;
  });
  const end = price.values.length - 1;
  const fall = drawdown.values[drawdown.values.length - 1];
  const levels = (input.levels ?? []).map((l) => l.label);
  return (
    `Line of ${input.subject} ${spanWords(price.observed)}: highest ${formatValue(price.values[highAt]!, unit)} on ` +
    `${formatDate(price.observed[highAt])}, last ${formatValue(price.values[end]!, unit)}` +
    (fall === undefined ? "." : `; below it the drawdown, last ${formatPercent(fall)}.`) +
    (levels.length > 0 ? ` Drawn beside it: ${listWords(levels)}.` : "")
  );
}
