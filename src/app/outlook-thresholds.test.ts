// Ten paths by hand. Cascades begin in sessions 1, 2, 4 and 4. The level is met, with no cascade before, by two paths in
// session 2 and one in 3; two of these three have a cascade then or later. Any path without a cascade before session 2: 3 of
// 9; before 3: 2 of 8. Over the crossings: (2 x 3/9 + 2/8) / 3.
import { describe, expect, it } from "vitest";
import { smallInput } from "../../test/support/monte-carlo-input.ts";
import { addTerciles, emptyTally } from "../simulation/monte-carlo/tally.ts";
import { historyOf } from "./outlook-history.ts";
import { thresholdRows } from "./outlook-thresholds.ts";

async function tenPaths(inRow: number) {
  const base = await smallInput({ horizonSessions: 5 });
  const input = { ...base, watched: [{ ...base.watched[0]!, inRow }] };
  const all = {
    ...emptyTally(input).terciles.reduce(addTerciles),
    paths: 10,
    cascades: 4,
    cascadesBySession: [1, 1, 0, 2, 0],
    met: [4],
    metThenCascade: [2],
    metAndCascade: [3],
    metFirstBySession: [[0, 2, 1, 0, 0]],
  };
  return thresholdRows(input, all)[0]!;
}

describe("a threshold as a trigger", () => {
  it("holds cascades after it against those of any path over the same sessions", async () => {
    const row = await tenPaths(0);
    expect(row).toMatchObject({ passedAtStart: false, met: { value: 0.4, n: 10 } });
    expect(row.cascadeAfter).toMatchObject({ value: 2 / 3, n: 3 });
    expect(row.anyPathAfter).toBeCloseTo((2 * (3 / 9) + 2 / 8) / 3, 12);
    expect(row.cascadeAny).toMatchObject({ value: 3 / 4, n: 4 });
  });

  it("makes nothing conditional on a level that was passed before the start", async () => {
    expect(await tenPaths(1)).toMatchObject({
      passedAtStart: true,
      met: null,
      cascadeAfter: null,
      anyPathAfter: null,
      cascadeAny: null,
    });
  });
});

describe("history alone", () => {
  const record = {
    command: "c",
    from: "2017-01-03",
    to: "2025-11-20",
    years: 8.884,
    episodes: ["2018-12-24", "2025-04-04"],
  };

  it("ends at the as-of: two years to 4 January 2019 with one episode, exp(-.5 x 1.5)", () => {
    const early = historyOf(record, 378, "2019-01-04T00:00:00Z");
    expect(early).toMatchObject({ episodes: ["2018-12-24"], to: "2019-01-04" });
    expect(early.years).toBeCloseTo(2, 2);
    expect(early.noEvent.value).toBeCloseTo(Math.exp(-0.75), 3);
  });

  it("is the whole record from its last day on", () => {
    expect(historyOf(record, 378, "2025-11-21T12:30:00Z")).toMatchObject({ years: 8.884, episodes: record.episodes });
  });
});
