/** Small multiples: the move of each asset from before the shock, round by round, each on its own axis. */
import { baseOption, type Chart, chartFont, chartWidth, valueAxisStyle } from "./chart.ts";
import { formatPercent } from "./format.ts";
import type { Palette } from "./palette.ts";

export interface RoundPathsInput {
  readonly id: string;
  readonly title: string;
  /** Under each step: "before", "shock", "1", ... */
  readonly steps: readonly string[];
  /** Simple returns since before the shock, one a step. */
  readonly paths: readonly { readonly label: string; readonly values: readonly number[] }[];
}

const columnsAt = (width: number): number => (width >= 620 ? 3 : 2);
const panelHeight = 118;

/** Throws a RangeError without paths and for columns of another length than `steps`. */
export function roundPaths(input: RoundPathsInput): Chart {
  if (input.paths.length === 0) throw new RangeError(`chart ${input.id}: found no paths, expected at least one`);
  for (const { label, values } of input.paths)
    if (values.length !== input.steps.length || !values.every(Number.isFinite))
      throw new RangeError(`chart ${input.id}: expected ${input.steps.length} finite numbers for ${label}`);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    // Two columns on a telephone decide the height; three have more room each.
    height: Math.ceil(input.paths.length / 2) * panelHeight,
    alternative: describe(input),
    option: (palette, width = chartWidth) => optionOf(input, palette, width),
  };
}

function optionOf({ paths, steps }: RoundPathsInput, palette: Palette, width: number) {
  const columns = Math.min(columnsAt(width), paths.length);
  const height = Math.ceil(paths.length / 2) * panelHeight;
  const rows = Math.ceil(paths.length / columns);
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  const left = 46;
  return {
    ...baseOption(palette),
    title: paths.map(({ label, values }, i) => ({
      text: `${label}  {v|${formatPercent(values.at(-1), { signed: true, decimals: 1 })}}`,
      left: (i % columns) * cellWidth + 4,
      top: Math.floor(i / columns) * cellHeight,
      textStyle: {
        color: palette.ink,
        fontSize: 12,
        fontWeight: 600 as const,
        fontFamily: chartFont,
        rich: { v: { color: palette.muted, fontSize: 12, fontFamily: chartFont } },
      },
    })),
    grid: paths.map((_, i) => ({
      left: (i % columns) * cellWidth + left,
      top: Math.floor(i / columns) * cellHeight + 24,
      width: cellWidth - left - 14,
      height: cellHeight - 48,
    })),
    xAxis: paths.map((_, i) => ({
      type: "category" as const,
      gridIndex: i,
      data: [...steps],
      boundaryGap: false,
      axisLine: { onZero: false, lineStyle: { color: palette.axis } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 11, fontFamily: chartFont, hideOverlap: true },
    })),
    yAxis: paths.map(({ values }, i) => {
      const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
      const span = high - low;
      return {
        type: "value" as const,
        gridIndex: i,
        ...valueAxisStyle(palette),
        // Less than a thousandth is drawn as what it is: nothing.
        min: span < 1e-3 ? -0.01 : low,
        max: span < 1e-3 ? 0.01 : high,
        // Two ticks say it: the ends.
        interval: span < 1e-3 ? 0.01 : span,
        axisLabel: {
          ...valueAxisStyle(palette).axisLabel,
          fontSize: 11,
          formatter: (v: number) => formatPercent(v, { decimals: span < 0.03 ? 1 : 0 }),
        },
      };
    }),
    series: paths.map(({ values }, i) => ({
      type: "line" as const,
      xAxisIndex: i,
      yAxisIndex: i,
      silent: true,
      showSymbol: false,
      data: [...values],
      lineStyle: { color: palette.first, width: 1.75 },
      itemStyle: { color: palette.first },
      // From the shock on, what follows is the market's own.
      markPoint: {
        symbol: "circle",
        symbolSize: 6,
        silent: true,
        itemStyle: { color: palette.second },
        label: { show: false },
        data: values.length > 1 ? [{ name: "shock", coord: [1, values[1]!] }] : [],
      },
    })),
  };
}

function describe({ paths }: RoundPathsInput): string {
  const said = paths.map(
    ({ label, values }) =>
      `${label} ${formatPercent(values[1], { signed: true })} by the shock, ${formatPercent(values.at(-1), { signed: true })} in the end`,
  );
  return `Lines of moves since before the shock, round by round: ${said.join("; ")}. A dot marks the shock.`;
}
