// What charts say in words, and what they refuse. Sentences were written by hand from the data above them.
import { expect, it } from "vitest";
import { brokenLine } from "./chart.ts";
import { distanceBars } from "./distance-bars.ts";
import { fan } from "./fan.ts";
import { flowBars } from "./flow-bars.ts";
import { moveBars } from "./move-bars.ts";
import { lightPalette } from "./palette.ts";
import { priceDrawdown } from "./price-drawdown.ts";
import { ratioBars } from "./ratio-bars.ts";
import { roundBars } from "./round-bars.ts";
import { roundPaths } from "./round-paths.ts";
import { seriesLine } from "./series-line.ts";
import { shareSteps } from "./share-steps.ts";
import { touchDots } from "./touch-dots.ts";
import { verdictBars } from "./verdict-bars.ts";
import { yieldCurve } from "./yield-curve.ts";

const observed = ["2025-11-18", "2025-11-19", "2025-11-20"];

it("says what a line shows", () => {
  const chart = seriesLine({
    id: "a",
    title: "A",
    subject: "the yield",
    unit: "ratio",
    asOf: "2025-11-21",
    observed,
    values: [0.0331, 0.03308, 0.03334],
    levels: [
      { label: "3.60 %", value: 0.036 },
      { label: "3.80 %", value: 0.038 },
    ],
  });
  expect(chart.alternative).toBe(
    "Line of the yield from 18 November 2025 to 20 November 2025: from 3.31 % to 3.334 %, lowest 3.308 % on 19 November 2025, highest 3.334 % on 20 November 2025. Drawn beside it: 3.60 % and 3.80 %.",
  );
});

it("breaks a line over a gap in the data and bridges a weekend", () => {
  const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
  expect(brokenLine({ observed: ["2024-08-30", "2024-09-02", "2025-10-01"], values: [1, 2, 3] })).toEqual([
    [at("2024-08-30"), 1],
    [at("2024-09-02"), 2],
    [at("2024-09-02") + 1, null],
    [at("2025-10-01"), 3],
  ]);
});

it("sorts distances, and says which level is passed", () => {
  const chart = distanceBars({
    id: "d",
    title: "D",
    bars: [
      { label: "far", sigma: 2, beyond: false },
      { label: "near", sigma: 0.5, beyond: true },
    ],
  });
  expect(chart.alternative).toBe(
    "Bars of the distance to each threshold in standard deviations, nearest first: near 0.50 (already beyond); far 2.00.",
  );
});

it("says intervals, verdicts, curves, ratios, flows and drawdowns", () => {
  expect(
    touchDots({
      id: "t",
      title: "T",
      rows: [{ label: "150", estimates: [{ horizon: "3 months", lo: 0.2, value: 0.24, hi: 0.3 }] }],
    }).alternative,
  ).toBe("Dots with intervals: probability of touching each level. 150: within 3 months 24 % (20 % to 30 %).");
  expect(
    verdictBars({
      id: "v",
      title: "V",
      subject: "figures",
      counts: [
        { verdict: "consistent", count: 2 },
        { verdict: "assumption", count: 0 },
        { verdict: "contradicted", count: 1 },
      ],
    }).alternative,
  ).toBe("Bars of verdicts on 3 figures: 2 consistent and 1 contradicted.");
  expect(
    yieldCurve({
      id: "y",
      title: "Y",
      subject: "Yields",
      curves: [
        {
          observed: "2025-11-20",
          points: [
            { years: 10, yield: 0.01824 },
            { years: 30, yield: 0.03334 },
          ],
        },
      ],
    }).alternative,
  ).toBe("Yields by maturity. On 20 November 2025: 10 years 1.824 % and 30 years 3.334 %.");
  expect(
    ratioBars({
      id: "r",
      title: "R",
      subject: "interest",
      bars: [{ label: "m1", ratio: 0.134 }],
      line: { label: "10 %", ratio: 0.1 },
    }).alternative,
  ).toBe("Bars of interest: m1 13.4 %. The line stands at 10.0 % (10 %).");
  expect(
    flowBars({ id: "f", title: "F", subject: "flows", unit: "usd", observed, values: [1e6, -903e6, 5e6] }).alternative,
  ).toBe(
    "Bars of flows from 18 November 2025 to 20 November 2025: negative on 1 of 3 days, lowest USD −903 m on 19 November 2025, highest USD 5.00 m on 20 November 2025, last USD 5.00 m on 20 November 2025.",
  );
  expect(
    priceDrawdown({
      id: "p",
      title: "P",
      subject: "bitcoin",
      unit: "usdt",
      price: { observed, values: [9, 10, 8] },
      drawdown: { observed, values: [0, 0, -0.2] },
    }).alternative,
  ).toBe(
    "Line of bitcoin from 18 November 2025 to 20 November 2025: highest 10.00 USDT on 19 November 2025, last 8.00 USDT; below it the drawdown, last −20.0 %.",
  );
});

it("says what a simulated run shows", () => {
  const steps = ["before", "shock", "1"];
  const flat = [157, 150, 150];
  const input = {
    id: "f",
    title: "F",
    subject: "USDJPY",
    unit: "jpy-per-usd" as const,
    steps,
    step: "round" as const,
    many: "worlds" as const,
    count: 1000,
  };
  const chart = fan({
    ...input,
    quantiles: [[157, 145, 130], flat, flat, flat, [157, 150, 149]],
    run: [157, 150, 147.5],
    levels: [{ label: "145", value: 145 }],
  });
  expect(chart.alternative).toBe(
    "Bands of USDJPY by round in 1,000 worlds: before 157.00; after the last round 130.00 to 149.00 in nine of ten, median 150.00; the scenario itself 147.50. Levels: 145.",
  );
  expect(() => fan({ ...input, quantiles: [flat, flat, flat, flat, [1]], run: flat })).toThrow(/3 finite numbers/);
  expect(fan({ ...input, step: "month", many: "paths", quantiles: [flat, flat, flat, flat, flat] }).alternative).toBe(
    "Bands of USDJPY by month in 1,000 paths: before 157.00; after the last month 150.00 to 150.00 in nine of ten, median 150.00.",
  );
  const parties = [
    { label: "carry trade", values: [0, 3e9, 1e9] },
    { label: "strong hands", values: [0, -1e9, 0] },
  ];
  expect(roundBars({ id: "r", title: "R", rounds: ["1", "2", "3"], parties }).alternative).toBe(
    "Bars of sales by round: carry trade sells USD 4.00 bn in all, most in round 2 and strong hands buys USD 1.00 bn in all, most in round 2.",
  );
  expect(() => roundBars({ id: "r", title: "R", rounds: [], parties })).toThrow(/0 rounds/);
  expect(
    moveBars({
      ...{ id: "m", title: "M", subject: "the furthest move", rows: ["Nasdaq"] },
      groups: [
        { label: "shock", values: [0] },
        { label: "exponential", values: [-0.125] },
      ],
    }).alternative,
  ).toBe("Bars of the furthest move: Nasdaq shock 0.00 % and exponential −12.5 %.");
  expect(
    roundPaths({ id: "p", title: "P", steps, paths: [{ label: "BTC", values: [0, -0.1, -0.15] }] }).alternative,
  ).toBe(
    "Lines of moves since before the shock, round by round: BTC −10.0 % by the shock, −15.0 % in the end. A dot marks the shock.",
  );
});

it("refuses empty, unequal and non-finite data", () => {
  const base = { id: "x", title: "X", subject: "x", unit: "ratio", asOf: "2025-11-21" } as const;
  expect(() => seriesLine({ ...base, observed: [], values: [] })).toThrow(/found 0 dates/);
  expect(() => seriesLine({ ...base, observed, values: [1] })).toThrow(/3 dates and 1 values/);
  expect(() => seriesLine({ ...base, observed, values: [1, Number.NaN, 2] })).toThrow(/found NaN/);
  expect(() => distanceBars({ id: "x", title: "X", bars: [] })).toThrow(/no bars/);
});

it("is pure: the same palette and width give the same option", () => {
  const chart = flowBars({ id: "f", title: "F", subject: "flows", unit: "usd", observed, values: [1, -2, 3] });
  expect(JSON.stringify(chart.option(lightPalette))).toBe(JSON.stringify(chart.option(lightPalette)));
});

it("draws exclusive cases end to end, and refuses what does not sum to one", () => {
  const rows = [
    { label: "calm", share: 0.6, role: "third" as const },
    { label: "storm", share: 0.4, role: "second" as const },
  ];
  const input = { id: "s", title: "S", subject: "paths by scenario", rows };
  const chart = shareSteps(input);
  expect(chart.alternative).toBe(
    "Bars of paths by scenario, each starting where the one before ends: calm 60 % and storm 40 %.",
  );
  const [starts] = chart.option(lightPalette).series as unknown as { data: number[] }[];
  expect(starts!.data).toEqual([0, 0.6]);
  expect(() => shareSteps({ ...input, rows: rows.slice(1) })).toThrow(/sum to 0.4, expected 1/);
});
