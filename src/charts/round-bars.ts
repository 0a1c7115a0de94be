/** Who sold (up) and bought (down) in each round, stacked. */
import { baseOption, type Chart, chartFont, chartWidth, listWords, valueAxisStyle } from "./chart.ts";
import { formatMoney } from "./format.ts";
import type { Palette, PaletteRole } from "./palette.ts";

export interface RoundBarsInput {
  readonly id: string;
  readonly title: string;
  readonly rounds: readonly string[];
  /** US dollars by round: positive sold, negative bought. At most six; sum up the rest. */
  readonly parties: readonly { readonly label: string; readonly values: readonly number[] }[];
}

const roles: readonly PaletteRole[] = ["first", "second", "third", "fourth", "fifth", "neutral"];
/** Hatching tells parties apart where colour does not. */
const symbols = ["none", "rect", "circle", "triangle", "diamond", "roundRect"] as const;

/** Throws a RangeError without parties or rounds, for more than six parties, and for unequal columns. */
export function roundBars(input: RoundBarsInput): Chart {
  const { parties, rounds } = input;
  if (parties.length === 0 || parties.length > roles.length || rounds.length === 0)
    throw new RangeError(
      `chart ${input.id}: found ${parties.length} parties in ${rounds.length} rounds, expected 1 to 6`,
    );
  for (const { label, values } of parties)
    if (values.length !== rounds.length || !values.every(Number.isFinite))
      throw new RangeError(`chart ${input.id}: expected ${rounds.length} finite numbers for ${label}`);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 300,
    alternative: describe(input),
    option: (palette, width = chartWidth) => optionOf(input, palette, width),
  };
}

function optionOf({ parties, rounds }: RoundBarsInput, palette: Palette, width: number) {
  const perRow = Math.max(1, Math.floor(width / 190));
  const rows = Math.ceil(parties.length / perRow);
  return {
    ...baseOption(palette),
    grid: { left: 84, right: 12, top: 18 + rows * 22, bottom: 44 },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 10,
      selectedMode: false,
      textStyle: { color: palette.ink, fontSize: 12, fontFamily: chartFont },
    },
    xAxis: {
      type: "category" as const,
      data: [...rounds],
      name: "round",
      nameLocation: "middle" as const,
      nameGap: 26,
      axisLine: { onZero: false, lineStyle: { color: palette.axis } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12, fontFamily: chartFont, hideOverlap: true },
    },
    yAxis: {
      type: "value" as const,
      splitNumber: 4,
      ...valueAxisStyle(palette),
      axisLabel: {
        ...valueAxisStyle(palette).axisLabel,
        formatter: (v: number) => formatMoney(v, "USD", v === 0 ? { decimals: 0 } : {}),
      },
    },
    series: parties.map(({ label, values }, i) => ({
      type: "bar" as const,
      name: label,
      silent: true,
      stack: "all",
      barMaxWidth: 26,
      data: [...values],
      itemStyle: {
        color: palette[roles[i]!],
        decal: { symbol: symbols[i]!, color: palette.grid, symbolSize: 0.5, dashArrayX: [3, 6], dashArrayY: [3, 6] },
      },
    })),
  };
}

function describe({ parties, rounds }: RoundBarsInput): string {
  const said = parties.map(({ label, values }) => {
    const sum = values.reduce((a, b) => a + b, 0);
    let most = 0;
    values.forEach((v, i) => {
      if (Math.abs(v) > Math.abs(values[most]!)) most = i;
    });
    return `${label} ${sum < 0 ? "buys" : "sells"} ${formatMoney(Math.abs(sum), "USD")} in all, most in round ${rounds[most]}`;
  });
  return `Bars of sales by round: ${listWords(said)}.`;
}
