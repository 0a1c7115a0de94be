// The rule of segments by hand: sessions 3 to 5 have two of three above .9, so with three in a row an episode begins at 5
// (places 1 to 3 of the example, which counts from 0: it begins at 3). The rest must hold for any history.
import { describe, expect, it } from "vitest";
import { uniforms } from "../../../test/support/uniforms.ts";
import { segmentEpisodes, segmentStarts } from "./segment-episodes.ts";

const rule = { segmentsNeeded: 2, sessions: 3, quietSessions: 4 };

describe("the rule of stress segments", () => {
  it("begins when enough segments were above for enough sessions, as in the example", () => {
    const { outputs } = segmentEpisodes.compute(segmentEpisodes.inputs.parse(segmentEpisodes.example));
    expect(outputs).toEqual({ starts: [3], above: [0, 2, 2, 2, 0] });
  });

  it("counts what comes back within the quiet sessions as the same episode, and what comes later as new", () => {
    //  held at 2, 3; back at 8 (five sessions after 3: more than four, so new); at 11 within four of 8, so the same.
    const above = [2, 2, 2, 3, 0, 0, 2, 2, 2, 2, 2, 2];
    expect(segmentStarts(above, rule)).toEqual([2, 8]);
    expect(segmentStarts(above, { ...rule, quietSessions: 5 })).toEqual([2]);
    expect(segmentStarts([1, 1, 1, 1], rule)).toEqual([]);
  });

  it("begins no episode later for a lower bar, and none that a later session changes", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const above = uniforms(seed, 200).map((u) => Math.floor(4 * u));
      const first = (needed: number): number =>
        segmentStarts(above, { ...rule, segmentsNeeded: needed })[0] ?? Number.POSITIVE_INFINITY;
      expect(first(1)).toBeLessThanOrEqual(first(2));
      expect(first(2)).toBeLessThanOrEqual(first(3));
      const starts = segmentStarts(above, rule);
      expect(segmentStarts(above.slice(0, 120), rule)).toEqual(starts.filter((t) => t < 120));
    }
  });
});
