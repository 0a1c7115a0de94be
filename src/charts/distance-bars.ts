/** How far each threshold is, in standard deviations over one horizon, nearest first. */
import { baseOption, type Chart, chartFont, chartWidth, rowLabels, valueAxisStyle } from "./chart.ts";
import { formatNumber } from "./format.ts";
import type { Palette } from "./palette.ts";

export interface DistanceBar {
  readonly label: string;
  /** Distance in standard deviations, 0 or more. */
  readonly sigma: number;
  /** Already on the far side of its level. */
  readonly beyond: boolean;
}

export interface DistanceBarsInput {
  readonly id: string;
  readonly title: string;
  readonly bars: readonly DistanceBar[];
}

/** Bars sorted by distance. Throws a RangeError without bars. */
export function distanceBars(input: DistanceBarsInput): Chart {
  if (input.bars.length === 0) throw new RangeError(`chart ${input.id}: found no bars, expected at least one`);
  const bars = [...input.bars].sort((a, b) => a.sigma - b.sigma || (a.label < b.label ? -1 : 1));
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 50 + bars.length * 31,
    alternative: describe(bars),
    option: (palette, width = chartWidth) => optionOf(bars, palette, width),
  };
}

function optionOf(bars: readonly DistanceBar[], palette: Palette, width: number) {
  const labels = rowLabels(
    bars.map((b) => b.label),
    palette,
    width,
  );
  return {
    ...baseOption(palette),
    grid: { left: labels.room, right: 84, top: 6, bottom: 44 },
    yAxis: {
      type: "category" as const,
      inverse: true,
      data: bars.map((b) => b.label),
      ...labels.axis,
    },
    xAxis: {
      type: "value" as const,
      min: 0,
      name: "standard deviations",
      nameLocation: "middle" as const,
      nameGap: 24,
      nameTextStyle: { color: palette.muted, fontFamily: chartFont, fontSize: 12 },
      ...valueAxisStyle(palette),
      axisLabel: {
        ...valueAxisStyle(palette).axisLabel,
        formatter: (v: number) => formatNumber(v, { decimals: v % 1 ? 1 : 0 }),
      },
    },
    series: [
      {
        type: "bar" as const,
        silent: true,
        barWidth: 12,
        data: bars.map((b) => ({
          value: b.sigma,
          itemStyle: b.beyond
            ? { color: "transparent", borderColor: palette.second, borderWidth: 1.5, borderType: "dashed" as const }
            : { color: palette.first },
          label: {
            show: true,
            position: "right" as const,
            color: palette.ink,
            fontSize: 12,
            fontFamily: chartFont,
            textBorderWidth: 0,
            formatter: formatNumber(b.sigma, { decimals: 2 }) + (b.beyond ? " beyond" : ""),
          },
        })),
      },
    ],
  };
}

function describe(bars: readonly DistanceBar[]): string {
  const said = bars.map(
    (b) => `${b.label} ${formatNumber(b.sigma, { decimals: 2 })}${b.beyond ? " (already beyond)" : ""}`,
  );
  return `Bars of the distance to each threshold in standard deviations, nearest first: ${said.join("; ")}.`;
}
