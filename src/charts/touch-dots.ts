/** Probability of touching a level within several horizons: an interval as a bar, the central value as a dot. */
import type { CustomSeriesRenderItemAPI } from "echarts";
import { baseOption, type Chart, chartFont, chartWidth, rowLabels, valueAxisStyle } from "./chart.ts";
import { formatPercent, formatProbability } from "./format.ts";
import type { Palette, PaletteRole } from "./palette.ts";

export interface TouchEstimate {
  /** Horizon as words: "1 month". The same words in all rows are one colour. */
  readonly horizon: string;
  readonly lo: number;
  readonly value: number;
  readonly hi: number;
}
export interface TouchRow {
  readonly label: string;
  readonly estimates: readonly TouchEstimate[];
}
export interface TouchDotsInput {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly TouchRow[];
}

const roles: readonly PaletteRole[] = ["first", "second", "third", "fourth", "fifth"];
/** Horizons differ in shape as well as colour. */
const symbols = ["circle", "rect", "triangle", "diamond", "roundRect"] as const;
/** Vertical distance between the horizons of one row, in pixels. */
const lane = 12;

/** Throws a RangeError without rows. More than five horizons repeat shapes; show fewer. */
export function touchDots(input: TouchDotsInput): Chart {
  if (input.rows.length === 0) throw new RangeError(`chart ${input.id}: found no rows, expected at least one`);
  const horizons = [...new Set(input.rows.flatMap((r) => r.estimates.map((e) => e.horizon)))];
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 74 + input.rows.length * (16 + horizons.length * lane),
    alternative: describe(input),
    option: (palette, width = chartWidth) => optionOf(input, horizons, palette, width),
  };
}

function optionOf(input: TouchDotsInput, horizons: readonly string[], palette: Palette, width: number) {
  const labels = rowLabels(
    input.rows.map((r) => r.label),
    palette,
    width,
  );
  const offsetOf = (h: number) => (h - (horizons.length - 1) / 2) * lane;
  return {
    ...baseOption(palette),
    legend: {
      top: 0,
      left: 0,
      itemWidth: 10,
      itemHeight: 10,
      itemGap: 26,
      selectedMode: false,
      textStyle: { color: palette.ink, fontSize: 12, fontFamily: chartFont },
      data: horizons.map((name, h) => ({ name, icon: symbols[h % symbols.length]! })),
    },
    grid: { left: labels.room, right: 28, top: 30, bottom: 26 },
    yAxis: {
      type: "category" as const,
      inverse: true,
      data: input.rows.map((r) => r.label),
      ...labels.axis,
      splitLine: { show: true, lineStyle: { color: palette.grid } },
    },
    xAxis: {
      type: "value" as const,
      min: 0,
      max: 1,
      interval: 0.25,
      ...valueAxisStyle(palette),
      axisLabel: { ...valueAxisStyle(palette).axisLabel, formatter: (v: number) => formatPercent(v, { decimals: 0 }) },
    },
    series: horizons.flatMap((horizon, h) => {
      const color = palette[roles[h % roles.length]!];
      const found = input.rows.flatMap((row, r) => {
        const estimate = row.estimates.find((e) => e.horizon === horizon);
        return estimate ? [{ r, estimate }] : [];
      });
      return [
        {
          type: "custom" as const,
          silent: true,
          // [row, lo, hi]: a bar from lo to hi in the lane of its horizon.
          data: found.map(({ r, estimate }) => [r, estimate.lo, estimate.hi]),
          encode: { y: 0, x: [1, 2] },
          renderItem: (_: unknown, api: CustomSeriesRenderItemAPI) => {
            const [x1 = 0, y = 0] = api.coord([Number(api.value(1)), Number(api.value(0))]);
            const [x2 = 0] = api.coord([Number(api.value(2)), Number(api.value(0))]);
            return {
              type: "line" as const,
              shape: { x1, x2, y1: y + offsetOf(h), y2: y + offsetOf(h) },
              style: { stroke: color, lineWidth: 4, lineCap: "round" as const, opacity: 0.35 },
            };
          },
        },
        {
          type: "scatter" as const,
          silent: true,
          name: horizon,
          symbol: symbols[h % symbols.length]!,
          symbolSize: 8,
          symbolOffset: [0, offsetOf(h)] as [number, number],
          itemStyle: { color },
          data: found.map(({ r, estimate }) => [estimate.value, r]),
        },
      ];
    }),
  };
}

function describe(input: TouchDotsInput): string {
  const said = input.rows.map((row) => {
    const parts = row.estimates.map(
      (e) =>
        `within ${e.horizon} ${formatProbability(e.value)} (${formatProbability(e.lo)} to ${formatProbability(e.hi)})`,
    );
    return `${row.label}: ${parts.join(", ")}`;
  });
  return `Dots with intervals: probability of touching each level. ${said.join(". ")}.`;
}
