// Measures and ranks by hand: 21 yields that rise by 1, 2, 1, 2 ... basis points have changes with mean 1.5 and a sample
// deviation of .5 x sqrt(20 / 19); over 20 sessions they move by 30. The tracker: what it must do whatever the numbers are.
import { describe, expect, it } from "vitest";
import { smallInput } from "../../../test/support/monte-carlo-input.ts";
import { factorAt } from "./factors.ts";
import type { MonteCarloInput } from "./input.ts";
import { SegmentTracker } from "./segment-tracker.ts";
import { quantileIn, rankIn, SegmentMeasures } from "./segments.ts";

const basisPoint = 1e-4;

describe("measures", () => {
  it("are the volatility, the size of the move, the fall from the high and the level", () => {
    const measures = new SegmentMeasures(40);
    const [jgb, btc, vix] = [factorAt("jgb30"), factorAt("btc"), factorAt("vix")];
    expect(measures.value({ factor: "vix", kind: "level" })).toBeNull();
    let level = 0.03;
    for (let t = 0; t <= 20; t++) {
      measures.push(jgb, level);
      level += (t % 2 === 0 ? 1 : 2) * basisPoint;
      measures.push(btc, t === 7 ? 200 : 100 + t);
      measures.push(vix, 15 + t);
    }
    expect(measures.value({ factor: "jgb30", kind: "volatility" })! / basisPoint).toBeCloseTo(
      0.5 * Math.sqrt(20 / 19),
      9,
    );
    expect(measures.value({ factor: "jgb30", kind: "move" })! / basisPoint).toBeCloseTo(30, 9);
    expect(measures.value({ factor: "btc", kind: "fall" })).toBeCloseTo(1 - 120 / 200, 12);
    expect(measures.value({ factor: "vix", kind: "level" })).toBe(35);
  });

  it("rank by straight lines between the quantiles, and a quantile is the way back", () => {
    const quantiles = [1, 2, 4, 8, 16];
    expect([0.5, 1, 3, 4, 12, 16, 99].map((x) => rankIn(quantiles, x))).toEqual([0, 0, 0.375, 0.5, 0.875, 1, 1]);
    for (const p of [0, 0.1, 0.5, 0.9]) expect(rankIn(quantiles, quantileIn(quantiles, p))).toBeCloseTo(p, 12);
  });
});

describe("the tracker", () => {
  /** VIX at 80 with the Nasdaq a third down, and bitcoin at half: two segments of the four. */
  const stressed = [157, 15_000, 43_000, 48_000, 80, 0.0333];
  const past = stressed.map((_, i) => new Array<number>(30).fill([157, 22_000, 86_000, 48_000, 15, 0.0333][i]!));
  const run = (input: MonteCarloInput): number[] => {
    const tracker = new SegmentTracker(input);
    tracker.restart();
    for (let session = 0; session < 12; session++) tracker.next(stressed);
    return [...tracker.firstAt];
  };

  it("begins an episode with the session that completes the rule; fewer segments are only possible", async () => {
    const base = await smallInput();
    const segments = { ...base.segments, past, rule: { segmentsNeeded: 3, sessions: 10, quietSessions: 20 } };
    expect(run({ ...base, segments })).toEqual([0, 10]);
    expect(run({ ...base, segments: { ...segments, rule: { ...segments.rule, segmentsNeeded: 2 } } })).toEqual([
      10, 10,
    ]);
  });

  it("counts no episode that was under way at the start", async () => {
    const base = await smallInput({ history: new Array<number[]>(10).fill(stressed) });
    const segments = { ...base.segments, past, rule: { segmentsNeeded: 2, sessions: 10, quietSessions: 20 } };
    expect(run({ ...base, segments })).toEqual([0, 0]);
  });

  it("is the same for every path, whatever path came before", async () => {
    const base = await smallInput();
    const input = { ...base, segments: { ...base.segments, past } };
    const tracker = new SegmentTracker(input);
    const once = (): number[] => {
      tracker.restart();
      for (let session = 0; session < 12; session++) tracker.next(stressed);
      return [...tracker.firstAt];
    };
    expect(once()).toEqual(once());
  });
});
