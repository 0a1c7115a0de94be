// Measures against the stress index's own, on the same random levels; no look-ahead; and what is packaged is made of.
import { describe, expect, it } from "vitest";
import { uniforms } from "../../test/support/uniforms.ts";
import { changeDeviations, changesOver, fallsFromHigh } from "../indicators/rolling.ts";
import { stressSegments } from "../indicators/stress-segments.ts";
import { factors } from "../simulation/monte-carlo/factors.ts";
import { absentSegment, SegmentMeasures, simulatedSegments, yearSessions } from "../simulation/monte-carlo/segments.ts";
import { packagedSegments } from "./packaged-outlook.ts";
import { segmentHistory } from "./segment-history.ts";

const sessions = 900;
const levels = uniforms(3, sessions * factors.length);
const columns = factors.map((_, i) => {
  let log = 0;
  return Array.from({ length: sessions }, (_, t) => {
    log += 0.02 * (levels[i * sessions + t]! - 0.5);
    return 100 * Math.exp(log);
  });
});
const settings = { warmUp: 300, quantile: 0.9 };

describe("segments of history", () => {
  it("measure what the stress index measures", () => {
    const measures = new SegmentMeasures(sessions);
    const dated = {
      observed: columns[0]!.map((_, t) => new Date(Date.UTC(2020, 0, 1 + t)).toISOString().slice(0, 10)),
      values: columns[0]!,
    };
    for (const level of columns[0]!) {
      for (let i = 0; i < factors.length; i++) measures.push(i, level);
    }
    const last = ({ values }: { values: ArrayLike<number> }): number => values[values.length - 1]!;
    const own = (factor: "usdjpy" | "jgb30", kind: "volatility" | "fall" | "move"): number =>
      measures.value({ factor, kind })!;
    expect(own("usdjpy", "volatility")).toBeCloseTo(last(changeDeviations(dated, 20, "log return")), 12);
    expect(own("jgb30", "volatility")).toBeCloseTo(last(changeDeviations(dated, 20, "difference")), 12);
    expect(own("usdjpy", "fall")).toBeCloseTo(last(fallsFromHigh(dated, yearSessions)), 12);
    expect(own("jgb30", "move")).toBeCloseTo(Math.abs(last(changesOver(dated, 20))), 12);
  });

  it("are those of the stress index, by name, with the absent one", () => {
    const titles = new Map<string, string>(stressSegments.map(({ id, title }) => [id, title]));
    for (const { id, title } of [...simulatedSegments, absentSegment]) expect(titles.get(id)).toBe(title);
    expect(simulatedSegments.length + 1).toBe(stressSegments.length);
  });

  it("never judge a session by a later one", () => {
    const whole = segmentHistory(columns, settings);
    const cut = segmentHistory(
      columns.map((column) => column.slice(0, 850)),
      settings,
    );
    expect(whole.first).toBe(cut.first);
    expect(cut.above.length).toBeGreaterThan(20);
    expect(whole.above.slice(0, cut.above.length)).toEqual(cut.above);
  });

  it("say that there is nothing to judge before a year of highs, the warm-up and a year of scores", () => {
    expect(segmentHistory(columns, { ...settings, warmUp: 700 }).above).toEqual([]);
  });

  it("are packaged as ascending percentiles of every measure and score", async () => {
    const { reference, episodes, rule } = await packagedSegments();
    for (const list of [...reference.measures, ...reference.scores]) {
      expect(list).toHaveLength(101);
      expect(list).toEqual([...list].sort((a, b) => a - b));
    }
    expect(rule).toEqual({ segmentsNeeded: 3, sessions: 10, quietSessions: 20 });
    expect(episodes.map(({ reading }) => reading)).toEqual(["certain", "possible"]);
  });
});
