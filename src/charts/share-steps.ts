/** Exclusive cases that sum to one: a bar each, starting where the one before ends, so that together they cross the picture. */
import { baseOption, type Chart, chartFont, chartWidth, listWords, rowLabels, valueAxisStyle } from "./chart.ts";
import { formatPercent, formatProbability } from "./format.ts";
import type { Palette, PaletteRole } from "./palette.ts";

export interface ShareStepsInput {
  readonly id: string;
  readonly title: string;
  /** What the cases are, in a sentence: "paths by scenario". */
  readonly subject: string;
  readonly rows: readonly { readonly label: string; readonly share: number; readonly role: PaletteRole }[];
}

/** Sums of counted shares miss one by rounding alone. */
const tolerance = 1e-9;

/** Throws a RangeError when the shares do not sum to one. */
export function shareSteps(input: ShareStepsInput): Chart {
  const sum = input.rows.reduce((total, { share }) => total + share, 0);
  if (!(Math.abs(sum - 1) < tolerance))
    throw new RangeError(`chart ${input.id}: found shares that sum to ${sum}, expected 1`);
  const said = input.rows.map(({ label, share }) => `${label} ${formatProbability(share)}`);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 34 + input.rows.length * 40,
    alternative: `Bars of ${input.subject}, each starting where the one before ends: ${listWords(said)}.`,
    option: (palette, width = chartWidth) => optionOf(input, palette, width),
  };
}

function optionOf({ rows }: ShareStepsInput, palette: Palette, width: number) {
  const labels = rowLabels(
    rows.map(({ label }) => label),
    palette,
    width,
  );
  const starts = rows.map((_, i) => rows.slice(0, i).reduce((sum, { share }) => sum + share, 0));
  return {
    ...baseOption(palette),
    grid: { left: labels.room, right: 52, top: 4, bottom: 26 },
    yAxis: {
      type: "category" as const,
      inverse: true,
      data: rows.map(({ label }) => label),
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
    series: [
      { type: "bar" as const, stack: "steps", silent: true, itemStyle: { opacity: 0 }, data: starts },
      {
        type: "bar" as const,
        stack: "steps",
        silent: true,
        barWidth: 16,
        data: rows.map(({ share, role }) => ({
          value: share,
          itemStyle: { color: palette[role] },
          label: {
            show: true,
            position: "right" as const,
            color: palette.ink,
            fontSize: 12,
            fontFamily: chartFont,
            textBorderWidth: 0,
            formatter: formatProbability(share),
          },
        })),
      },
    ],
  };
}
