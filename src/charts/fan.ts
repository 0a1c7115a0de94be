/** Many runs, step by step: bands of where the price is, its median, and where there is one a single run drawn through them. */
import type { Unit } from "../core/units.ts";
import { baseOption, type Chart, chartFont, chartWidth, labelRoom, listWords, valueAxisStyle } from "./chart.ts";
import { formatNumber, formatValue } from "./format.ts";
import type { Palette } from "./palette.ts";
import { axisNumber, type Level } from "./series-line.ts";

export interface FanInput {
  readonly id: string;
  readonly title: string;
  /** What is drawn, in a sentence: "USDJPY". */
  readonly subject: string;
  readonly unit: Unit;
  /** What stands under each step of the axis: "before", "shock", "1", ... */
  readonly steps: readonly string[];
  /** What a step is, and what the bands are made of. */
  readonly step: "round" | "month";
  readonly many: "worlds" | "paths";
  /** Equally long as `steps`: quantiles at 5, 25, 50, 75 and 95 %, and the single run. */
  readonly quantiles: readonly [
    p5: readonly number[],
    p25: readonly number[],
    p50: readonly number[],
    p75: readonly number[],
    p95: readonly number[],
  ];
  readonly run?: readonly number[];
  readonly count: number;
  readonly levels?: readonly Level[];
}

/** Throws a RangeError when a column differs in length or holds a number that is not finite. */
export function fan(input: FanInput): Chart {
  for (const column of [...input.quantiles, ...(input.run ? [input.run] : [])])
    if (column.length !== input.steps.length || !column.every(Number.isFinite))
      throw new RangeError(`chart ${input.id}: expected ${input.steps.length} finite numbers in every column`);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 320,
    alternative: describe(input),
    option: (palette, width = chartWidth) => optionOf(input, palette, width),
  };
}

const runName = "your scenario";

function optionOf(input: FanInput, palette: Palette, width: number) {
  const [p5, p25, p50, p75, p95] = input.quantiles;
  const levels = shownLevels(input);
  const all = [...p5, ...p95, ...(input.run ?? []), ...levels.map((l) => l.value)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = (high - low || Math.abs(high) || 1) * 0.06;
  const median = `median of the ${input.many}`;
  const common = { type: "line" as const, silent: true, showSymbol: false, symbol: "none" as const };
  const band = (name: string, from: readonly number[], to: readonly number[], opacity: number) => [
    { ...common, stack: name, stackStrategy: "all" as const, lineStyle: { opacity: 0 }, data: [...from] },
    {
      ...common,
      stack: name,
      stackStrategy: "all" as const,
      lineStyle: { opacity: 0 },
      areaStyle: { color: palette.first, opacity },
      data: to.map((v, i) => v - from[i]!),
    },
  ];
  return {
    ...baseOption(palette),
    grid: {
      left: 64,
      right: Math.max(
        20,
        labelRoom(
          levels.map((l) => l.label),
          Math.round(width * 0.3),
        ),
      ),
      top: 34,
      bottom: 44,
    },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 18,
      selectedMode: false,
      textStyle: { color: palette.ink, fontSize: 12, fontFamily: chartFont },
      data: [...(input.run ? [runName] : []), median].map((name) => ({ name, icon: "roundRect" })),
    },
    xAxis: {
      type: "category" as const,
      boundaryGap: false,
      data: [...input.steps],
      name: input.step,
      nameLocation: "middle" as const,
      nameGap: 26,
      axisLine: { lineStyle: { color: palette.axis } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12, fontFamily: chartFont, hideOverlap: true },
    },
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
      ...band("outer", p5, p95, 0.14),
      ...band("inner", p25, p75, 0.22),
      {
        ...common,
        name: median,
        data: [...p50],
        lineStyle: { color: palette.first, width: 1.75, type: "dashed" as const },
        itemStyle: { color: palette.first },
        markLine: {
          symbol: "none" as const,
          silent: true,
          precision: 12,
          data: levels.map((level) => ({
            yAxis: level.value,
            lineStyle: { color: palette.muted, width: 1, type: [6, 4] },
            label: {
              show: true,
              color: palette.muted,
              fontSize: 12,
              fontFamily: chartFont,
              textBorderWidth: 0,
              formatter: level.label,
              position: "end" as const,
            },
          })),
        },
      },
      ...(input.run
        ? [
            {
              ...common,
              name: runName,
              data: [...input.run],
              lineStyle: { color: palette.second, width: 2.25 },
              itemStyle: { color: palette.second },
            },
          ]
        : []),
    ],
  };
}

/** Levels near what is drawn; a far one would flatten the picture. */
function shownLevels({ levels = [], quantiles, run = [] }: FanInput): readonly Level[] {
  const all = [...quantiles[0], ...quantiles[4], ...run];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const margin = (high - low) * 0.35;
  return levels.filter(({ value }) => value > low - margin && value < high + margin);
}

function describe({ subject, unit, steps, step, many, quantiles, run, count, levels = [] }: FanInput): string {
  const last = steps.length - 1;
  const say = (v: number | undefined): string => formatValue(v, unit);
  return (
    `Bands of ${subject} by ${step} in ${formatNumber(count, { decimals: 0 })} ${many}: before ${say(quantiles[2][0])}; after the last ${step} ` +
    `${say(quantiles[0][last])} to ${say(quantiles[4][last])} in nine of ten, median ${say(quantiles[2][last])}${run ? `; the scenario itself ${say(run[last])}` : ""}.` +
    (levels.length > 0 ? ` Levels: ${listWords(levels.map((l) => l.label))}.` : "")
  );
}
