// No expected shares: what must hold whatever they are. One case has a formula: driftless factors without agents.
import { describe, expect, it } from "vitest";
import { smallInput } from "../../../test/support/monte-carlo-input.ts";
import { brownianTouch } from "../../models/thresholds/touch-probability.ts";
import { outcomes } from "./outcomes/index.ts";
import type { PathSimulator } from "./path.ts";
import { addTallies, addTerciles, createSimulator, emptyTally, tallyPaths } from "./tally.ts";

const paths = 30;

describe("tallies", () => {
  it("are the same to the bit however the paths are cut, in any order", async () => {
    const input = await smallInput();
    const whole = tallyPaths(createSimulator(input), input, 0, paths);
    for (const size of [7, 12]) {
      const simulators = [createSimulator(input), createSimulator(input)];
      const parts = [];
      for (let first = 0; first < paths; first += size)
        parts.push(tallyPaths(simulators[parts.length % 2]!, input, first, Math.min(size, paths - first)));
      expect(parts.reverse().reduce(addTallies, emptyTally(input))).toEqual(whole);
    }
  });

  it("count every path once: outcomes sum to the paths, tails to the cascades", async () => {
    const input = await smallInput();
    const { terciles } = tallyPaths(createSimulator(input), input, 0, paths);
    const all = terciles.reduce(addTerciles);
    expect(all.paths).toBe(paths);
    expect(terciles.map((t) => t.paths)).toEqual([10, 10, 10]);
    expect(all.outcomes.reduce((a, b) => a + b)).toBe(paths);
    const tails = outcomes.flatMap(({ kind }, k) => (kind === "tail" ? [all.outcomes[k]!] : []));
    expect(tails.reduce((a, b) => a + b)).toBe(all.cascades);
    expect(all.cascadesBySession.reduce((a, b) => a + b)).toBe(all.cascades);
    expect(all.cascades).toBeGreaterThan(0);
    expect(all.explosiveCascades).toBeLessThanOrEqual(Math.min(all.explosive, all.cascades));
    for (const [k, met] of all.met.entries()) {
      expect(all.metThenCascade[k]).toBeLessThanOrEqual(all.metAndCascade[k]!);
      expect(all.metAndCascade[k]).toBeLessThanOrEqual(Math.min(met, all.cascades));
    }
  });

  it("change with the seed, and with agents only where agents trade", async () => {
    const input = await smallInput();
    const first = tallyPaths(createSimulator(input), input, 0, 6).terciles.reduce(addTerciles);
    const other = { ...input, seed: 8 };
    expect(tallyPaths(createSimulator(other), other, 0, 6).terciles.reduce(addTerciles)).not.toEqual(first);
    const alone = { ...input, agents: null };
    const without = tallyPaths(createSimulator(alone), alone, 0, 6).terciles.reduce(addTerciles);
    expect(without.exogenousSquares).toEqual(first.exogenousSquares);
    expect(without.totalSquares).toEqual(without.exogenousSquares);
    expect(first.totalSquares[5]).toBe(first.exogenousSquares[5]);
    expect(first.totalSquares[0]).toBeGreaterThan(first.exogenousSquares[0]!);
  });
});

it("counts a cascade in the session of the crossing as after it, and one before as no crossing of its own", async () => {
  const base = await smallInput({ horizonSessions: 5 });
  const input = { ...base, watched: [base.watched[0]!] };
  // Session of the crossing, session of the cascade; 0 is never.
  const nothing = new Float64Array(base.levels.length);
  const facts = [
    [2, 2],
    [2, 1],
    [2, 0],
    [3, 4],
    [0, 1],
  ].map(([met, cascadeAt]) => ({
    ...{ tercile: 0, cascadeAt, metAt: Float64Array.of(met!), segmentsAt: new Float64Array(2), calmSessions: 0 },
    ...{
      levels: base.levels,
      atMarks: [],
      start: base.levels,
      isExplosive: false,
      exogenousSquares: nothing,
      totalSquares: nothing,
    },
  }));
  const simulator = { run: (path: number) => facts[path]! } as unknown as PathSimulator;
  expect(tallyPaths(simulator, input, 0, facts.length).terciles[0]).toMatchObject({
    ...{ paths: 5, cascades: 4, met: [4], metAndCascade: [3], metThenCascade: [2] },
    metFirstBySession: [[0, 2, 1, 0, 0]],
  });
});

it("meets the formula of a driftless walk when shocks are normal and volatility does not cluster", async () => {
  const normal = [0.0001, 0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999];
  const scores = [-3.719, -3.0902, -2.3263, -1.6449, -1.2816, -0.8416, -0.5244, -0.2533, 0];
  const quantiles = [
    ...scores,
    ...scores
      .slice(1, 8)
      .reverse()
      .map((x) => -x),
    3.719,
  ].sort((a, b) => a - b);
  const base = await smallInput({ agents: null, exogenous: { tailFrom: 2, tailShare: 1 }, degrees: 30 });
  const sigma = 0.006;
  const input = {
    ...base,
    calibration: {
      ...base.calibration,
      factors: base.calibration.factors.map((fit) => ({
        ...fit,
        garch: { alpha: 0, beta: 0, variance: sigma * sigma },
        margin: {
          probabilities: normal,
          quantiles: normal.map((p) => quantiles[normal.indexOf(p)] ?? 0),
          tailLow: 12,
          tailHigh: 12,
        },
      })),
    },
    variances: base.levels.map(() => sigma * sigma),
  };
  const n = 2000;
  const all = tallyPaths(createSimulator(input), input, 0, n).terciles.reduce(addTerciles);
  // Closes only: the barrier lies .5826 deviations of a session farther (Broadie, Glasserman and Kou).
  const gap = Math.log(157 / 150) + 0.5826 * sigma;
  const expected = brownianTouch(gap, (sigma * sigma) / 2, sigma, 63);
  expect(Math.abs(all.met[0]! / n - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / n) + 0.01);
  expect(all.totalSquares[0]! * 1e-9).toBeCloseTo(n * 63 * sigma * sigma, 0);
});
