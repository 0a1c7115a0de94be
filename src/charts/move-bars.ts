/** Moves in percent as bars from zero: some rows, each under a few names (what was given, what came out). */
import { baseOption, type Chart, chartFont, chartWidth, listWords, rowLabels, valueAxisStyle } from "./chart.ts";
import { formatPercent } from "./format.ts";
import type { Palette, PaletteRole } from "./palette.ts";

export interface MoveBarsInput {
  readonly id: string;
  readonly title: string;
  /** What the bars are, in a sentence: "the furthest move". */
  readonly subject: string;
  readonly rows: readonly string[];
  /** Simple returns by row; at most three groups. Null: no bar. */
  readonly groups: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

const roles: readonly PaletteRole[] = ["neutral", "first", "second"];
const laneHeight = 17;

/** Throws a RangeError without rows or groups, for more than three groups, and for unequal columns. */
export function moveBars(input: MoveBarsInput): Chart {
  const { rows, groups } = input;
  if (rows.length === 0 || groups.length === 0 || groups.length > roles.length)
    throw new RangeError(
      `chart ${input.id}: found ${rows.length} rows and ${groups.length} groups, expected 1 to 3 groups`,
    );
  for (const { label, values } of groups)
    if (values.length !== rows.length)
      throw new RangeError(`chart ${input.id}: found ${values.length} values of ${label}, expected ${rows.length}`);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 40 + (groups.length > 1 ? 26 : 0) + rows.length * (12 + groups.length * laneHeight),
    alternative: describe(input),
    option: (palette, width = chartWidth) => optionOf(input, palette, width),
  };
}

function optionOf({ rows, groups }: MoveBarsInput, palette: Palette, width: number) {
  const labels = rowLabels(rows, palette, width);
  const named = groups.length > 1;
  const colors = named ? roles : roles.slice(1);
  const values = groups.flatMap((g) => g.values.map((v) => v ?? 0));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  // Room for the number at the end of the longest bar on either side.
  const room = ((high - low || 0.01) * 62) / Math.max(120, width - labels.room - 80);
  return {
    ...baseOption(palette),
    ...(named
      ? {
          legend: {
            top: 0,
            left: 0,
            itemWidth: 12,
            itemHeight: 10,
            selectedMode: false,
            textStyle: { color: palette.ink, fontSize: 12, fontFamily: chartFont },
          },
        }
      : {}),
    grid: { left: labels.room, right: 20, top: named ? 30 : 6, bottom: 28 },
    yAxis: { type: "category" as const, inverse: true, data: [...rows], ...labels.axis, axisLine: { show: false } },
    xAxis: {
      type: "value" as const,
      ...valueAxisStyle(palette),
      min: low < 0 ? low - room : 0,
      max: high > 0 ? high + room : 0,
      axisLabel: {
        ...valueAxisStyle(palette).axisLabel,
        showMinLabel: low === 0,
        showMaxLabel: high === 0,
        formatter: (v: number) => formatPercent(v, { decimals: Math.max(Math.abs(low), high) < 0.05 ? 1 : 0 }),
      },
    },
    series: groups.map(({ label, values: column }, i) => ({
      type: "bar" as const,
      name: label,
      silent: true,
      barWidth: laneHeight - 5,
      barGap: "25%",
      itemStyle: { color: palette[colors[i]!] },
      data: column.map((value) => ({
        value: value ?? 0,
        label: {
          show: value !== null && value !== 0,
          position: (value ?? 0) < 0 ? ("left" as const) : ("right" as const),
          color: palette.ink,
          fontSize: 11,
          fontFamily: chartFont,
          textBorderWidth: 0,
          formatter: formatPercent(value, { decimals: Math.abs(value ?? 0) < 0.1 ? 2 : 1, signed: true }),
        },
      })),
    })),
  };
}

function describe({ subject, rows, groups }: MoveBarsInput): string {
  const said = rows.map((row, r) => {
    const parts = groups.map(({ label, values }) => {
      const shown = formatPercent(values[r], { signed: true });
      return groups.length > 1 ? `${label} ${shown}` : shown;
    });
    return `${row} ${listWords(parts)}`;
  });
  return `Bars of ${subject}: ${said.join("; ")}.`;
}
