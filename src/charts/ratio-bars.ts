/** A few ratios side by side against one reference line, such as debt service to tax revenue against 10 %. */
import { baseOption, type Chart, chartFont, chartWidth, listWords, rowLabels, valueAxisStyle } from "./chart.ts";
import { formatPercent } from "./format.ts";
import type { Palette } from "./palette.ts";

export interface RatioBar {
  readonly label: string;
  readonly ratio: number;
}
export interface RatioBarsInput {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly bars: readonly RatioBar[];
  readonly line: RatioBar;
}

/** Bars stay in the given order. Throws a RangeError without bars. */
export function ratioBars(input: RatioBarsInput): Chart {
  if (input.bars.length === 0) throw new RangeError(`chart ${input.id}: found no bars, expected at least one`);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 56 + input.bars.length * 46,
    alternative:
      `Bars of ${input.subject}: ${listWords(input.bars.map((b) => `${b.label} ${formatPercent(b.ratio)}`))}. ` +
      `The line stands at ${formatPercent(input.line.ratio)} (${input.line.label}).`,
    option: (palette, width = chartWidth) => optionOf(input, palette, width),
  };
}

function optionOf(input: RatioBarsInput, palette: Palette, width: number) {
  const labels = rowLabels(
    input.bars.map((b) => b.label),
    palette,
    width,
  );
  return {
    ...baseOption(palette),
    grid: { left: labels.room, right: 64, top: 22, bottom: 26 },
    yAxis: {
      type: "category" as const,
      inverse: true,
      data: input.bars.map((b) => b.label),
      ...labels.axis,
    },
    xAxis: {
      type: "value" as const,
      min: 0,
      ...valueAxisStyle(palette),
      axisLabel: { ...valueAxisStyle(palette).axisLabel, formatter: (v: number) => formatPercent(v, { decimals: 0 }) },
    },
    series: [
      {
        type: "bar" as const,
        silent: true,
        barWidth: 14,
        data: input.bars.map((b) => ({
          value: b.ratio,
          itemStyle: { color: palette.first },
          label: {
            show: true,
            position: "right" as const,
            color: palette.ink,
            fontSize: 12,
            fontFamily: chartFont,
            textBorderWidth: 0,
            formatter: formatPercent(b.ratio),
          },
        })),
        markLine: {
          symbol: "none" as const,
          silent: true,
          precision: 12,
          data: [
            {
              xAxis: input.line.ratio,
              lineStyle: { color: palette.second, width: 1.5, type: [6, 4] },
              label: {
                show: true,
                color: palette.second,
                fontSize: 12,
                fontFamily: chartFont,
                textBorderWidth: 0,
                formatter: input.line.label,
                position: "start" as const,
              },
            },
          ],
        },
      },
    ],
  };
}
