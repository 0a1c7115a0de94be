/** A yield curve on several dates, by maturity in years. */
import { baseOption, type Chart, chartFont, chartWidth, listWords, valueAxisStyle } from "./chart.ts";
import { formatDate, formatPercent } from "./format.ts";
import type { Palette, PaletteRole } from "./palette.ts";

export interface CurvePoint {
  readonly years: number;
  /** Yield as a ratio. */
  readonly yield: number;
}
export interface Curve {
  readonly observed: string;
  /** Ascending in years. */
  readonly points: readonly CurvePoint[];
}
export interface YieldCurveInput {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  /** Newest first: it is drawn heaviest. */
  readonly curves: readonly Curve[];
}

const roles: readonly PaletteRole[] = ["first", "second", "neutral", "third"];
const dashes = ["solid", [6, 3], [2, 3], [8, 3, 2, 3]] as const;

/** Throws a RangeError when no curve has two points. Curves with fewer are left out. */
export function yieldCurve(input: YieldCurveInput): Chart {
  const curves = input.curves.filter((c) => c.points.length >= 2);
  if (curves.length === 0)
    throw new RangeError(`chart ${input.id}: found no curve with two points, expected at least one`);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 290,
    alternative: `${input.subject} by maturity. ${curves.map(sentence).join(" ")}`,
    option: (palette) => optionOf(curves, palette),
  };
}

const sentence = (curve: Curve): string =>
  `On ${formatDate(curve.observed)}: ${listWords(curve.points.map((p) => `${p.years} years ${formatPercent(p.yield)}`))}.`;

const optionOf = (curves: readonly Curve[], palette: Palette) => ({
  ...baseOption(palette),
  legend: {
    top: 0,
    left: 0,
    itemWidth: 22,
    itemHeight: 8,
    itemGap: 30,
    selectedMode: false,
    textStyle: { color: palette.ink, fontSize: 12, fontFamily: chartFont },
    data: curves.map((c) => formatDate(c.observed)),
  },
  grid: { left: 52, right: 20, top: 34, bottom: 46 },
  xAxis: {
    type: "value" as const,
    min: 0,
    interval: 10,
    name: "years to maturity",
    nameLocation: "middle" as const,
    nameGap: 24,
    nameTextStyle: { color: palette.muted, fontSize: 12, fontFamily: chartFont },
    ...valueAxisStyle(palette),
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: palette.axis } },
  },
  yAxis: {
    type: "value" as const,
    scale: true,
    splitNumber: 4,
    ...valueAxisStyle(palette),
    axisLabel: { ...valueAxisStyle(palette).axisLabel, formatter: (v: number) => formatPercent(v, { decimals: 1 }) },
  },
  series: curves.map((curve, i) => {
    const color = palette[roles[i % roles.length]!];
    const dash = dashes[i % dashes.length]!;
    return {
      type: "line" as const,
      silent: true,
      name: formatDate(curve.observed),
      symbol: "circle",
      symbolSize: i === 0 ? 6 : 4,
      lineStyle: { color, width: i === 0 ? 2 : 1.5, type: typeof dash === "string" ? dash : [...dash] },
      itemStyle: { color },
      data: curve.points.map((p) => [p.years, p.yield]),
    };
  }),
});
