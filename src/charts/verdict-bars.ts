/** How many figures got which verdict: a bar a verdict, labelled with its word and count. */
import { baseOption, type Chart, chartFont, chartWidth, labelRoom, listWords } from "./chart.ts";
import type { Palette, PaletteRole } from "./palette.ts";

export interface VerdictCount {
  readonly verdict: string;
  readonly count: number;
}
export interface VerdictBarsInput {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  /** In the order in which they are drawn. */
  readonly counts: readonly VerdictCount[];
}

const roleOf: Readonly<Record<string, PaletteRole>> = {
  consistent: "third",
  supported: "third",
  assumption: "fifth",
  undetermined: "fifth",
  inconsistent: "second",
  contradicted: "fourth",
  uncheckable: "neutral",
  untestable: "neutral",
};

/** Verdicts without a figure are left out; throws a RangeError when none is left. */
export function verdictBars(input: VerdictBarsInput): Chart {
  const counts = input.counts.filter((c) => c.count > 0);
  if (counts.length === 0) throw new RangeError(`chart ${input.id}: found no verdicts, expected at least one`);
  const total = counts.reduce((sum, c) => sum + c.count, 0);
  return {
    id: input.id,
    title: input.title,
    width: chartWidth,
    height: 12 + counts.length * 26,
    alternative: `Bars of verdicts on ${total} ${input.subject}: ${listWords(counts.map((c) => `${c.count} ${c.verdict}`))}.`,
    option: (palette) => optionOf(counts, palette),
  };
}

const optionOf = (counts: readonly VerdictCount[], palette: Palette) => ({
  ...baseOption(palette),
  grid: { left: labelRoom(counts.map((c) => c.verdict)), right: 48, top: 4, bottom: 4 },
  yAxis: {
    type: "category" as const,
    inverse: true,
    data: counts.map((c) => c.verdict),
    axisLine: { lineStyle: { color: palette.axis } },
    axisTick: { show: false },
    axisLabel: { color: palette.ink, fontSize: 12, fontFamily: chartFont },
  },
  xAxis: { type: "value" as const, min: 0, show: false },
  series: [
    {
      type: "bar" as const,
      silent: true,
      barWidth: 14,
      data: counts.map((c) => ({
        value: c.count,
        itemStyle: { color: palette[roleOf[c.verdict] ?? "neutral"] },
        label: {
          show: true,
          position: "right" as const,
          color: palette.ink,
          fontSize: 12,
          fontFamily: chartFont,
          textBorderWidth: 0,
          formatter: String(c.count),
        },
      })),
    },
  ],
});
