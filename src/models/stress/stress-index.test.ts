// T6.1 to T6.3 by hand; later days never change earlier ones; what happens to a segment that falls silent; the two-day rule.
import fc from "fast-check";
import { expect, it } from "vitest";
import { runModel } from "../run.ts";
import { expandingRanks } from "./expanding-rank.ts";
import { bandsOf } from "./stress-bands.ts";
import { type Composite, stressComposite } from "./stress-composite.ts";
import { stressCorrelation } from "./stress-correlation.ts";
import { type StressSegment, stressDefaults, stressIndexOf } from "./stress-index.ts";

it("ranks 2 5 3 3 8 as 1, 1, 2/3, 3/4, 1 (T6.1)", () => {
  expect(expandingRanks([2, 5, 3, 3, 8], 1)).toEqual([1, 1, 2 / 3, 0.75, 1]);
  expect(expandingRanks([2, null, 3], 2)).toEqual([null, null, 1]);
});

it("updates variances and correlation to .0856, .0714, .0363, .4643 (T6.2)", () => {
  const outputs = runModel(stressCorrelation, stressCorrelation.example).outputs as Record<string, number>;
  expect(outputs.varianceA).toBeCloseTo(0.0856, 4);
  expect(outputs.varianceB).toBeCloseTo(0.0714, 4);
  expect(outputs.covariance).toBeCloseTo(0.0363, 4);
  expect(outputs.correlation).toBeCloseTo(0.4643, 4);
});

it("has the composite and the contributions of T6.3", () => {
  const scores = [0.95, 0.7, 0.85, 0.6, 0.99];
  const at = (correlation: number) => runModel(stressComposite, { scores, correlation }).outputs as Composite;
  expect([0, 0.5, 1].map((rho) => at(rho).index.toFixed(4))).toEqual(["0.1382", "0.4037", "0.6691"]);
  expect(at(0.5).contributions.map((c) => c.toFixed(4))).toEqual(["0.0958", "0.0671", "0.0840", "0.0563", "0.1006"]);
  expect(at(1).correlationContribution).toBeCloseTo(0, 12);
  expect(at(0).correlationContribution).toBeLessThan(0);
});

const options = { ...stressDefaults, warmUp: 4, bandWarmUp: 3, refreshEvery: 2 };
const day = fc.oneof({ weight: 6, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) }, fc.constant(null));
const market = fc
  .integer({ min: 10, max: 40 })
  .chain((length) => fc.array(fc.array(day, { minLength: length, maxLength: length }), { minLength: 4, maxLength: 4 }));
const segmentsOf = (columns: readonly (readonly (number | null)[])[], days: number): StressSegment[] => [
  { name: "a", weight: 0.5, series: [columns[0]!.slice(0, days), columns[1]!.slice(0, days)] },
  { name: "b", weight: 0.3, series: [columns[2]!.slice(0, days)] },
  { name: "c", weight: 0.2, series: [columns[3]!.slice(0, days)] },
];

it("is append-only: the days up to any day are the same whatever follows", () => {
  fc.assert(
    fc.property(market, fc.nat(), (columns, cut) => {
      const length = columns[0]!.length;
      const days = 1 + (cut % length);
      const whole = stressIndexOf(segmentsOf(columns, length), options);
      expect(stressIndexOf(segmentsOf(columns, days), options)).toEqual(whole.slice(0, days));
    }),
    { numRuns: 60 },
  );
});

it("stays within 0 and 1, and contributions sum to it", () => {
  fc.assert(
    fc.property(market, (columns) => {
      for (const { index, contributions, missingWeight } of stressIndexOf(
        segmentsOf(columns, columns[0]!.length),
        options,
      )) {
        expect(missingWeight).toBeGreaterThanOrEqual(0);
        expect(missingWeight).toBeLessThanOrEqual(1 + 1e-12);
        if (index === null) continue;
        expect(index).toBeGreaterThan(-1e-9);
        expect(index).toBeLessThan(1 + 1e-9);
        expect(contributions.reduce<number>((sum, c) => sum + (c ?? 0), 0)).toBeCloseTo(index, 10);
      }
    }),
    { numRuns: 60 },
  );
});

it("leaves a silent series out for five days, then its segment, and tells the missing weight", () => {
  const full = Array.from({ length: 30 }, (_, t) => Math.sin(t));
  const silent = full.map((x, t) => (t < 20 ? x : null));
  const days = stressIndexOf(
    [
      { name: "a", weight: 0.5, series: [full, silent] },
      { name: "b", weight: 0.5, series: [full] },
    ],
    options,
  );
  expect(days[2]!.states).toEqual(["warming-up", "warming-up"]);
  expect(days[2]!.index).toBeNull();
  expect(days[19]!.missingWeight).toBe(0);
  expect(days[20]!.missingWeight).toBe(0.25);
  expect(days[24]!.states[0]).toBe("present");
  expect(days[25]!.states[0]).toBe("stale");
  expect(days[25]!.missingWeight).toBe(0.5);
  expect(days[25]!.contributions[0]).toBeNull();
  // What is left counts in full: the rank of the one series squared.
  expect(days[25]!.index).toBeCloseTo(days[25]!.scores[1]! ** 2, 12);
});

it("moves a band only when two days agree", () => {
  const rising = [...Array.from({ length: 40 }, (_, t) => ((3 * t) % 8) / 10), 5, 0.1, 6, 7, 0.1, 0.1];
  // 5 alone changes nothing; 6 and 7 together make it extreme; two low days bring it back.
  expect(bandsOf(rising, 20).slice(-6)).toEqual(["calm", "calm", "calm", "extreme", "extreme", "calm"]);
  expect(bandsOf([1, 2, 3], 4)).toEqual([null, null, null]);
});
