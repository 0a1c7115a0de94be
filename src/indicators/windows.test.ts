// Windows cut at the gap between packaged episodes; expected values written out by hand.
import fc from "fast-check";
import { expect, it } from "vitest";
import { dayMs, instant, type LocalDate, utcDateOf } from "../core/time.ts";
import { contiguousTail, differences, lastOf, logReturns, onCommonDays, tooShort, until } from "./windows.ts";

const window = (rows: readonly (readonly [string, number])[]) => ({
  observed: rows.map((r) => r[0]),
  values: rows.map((r) => r[1]),
});
const two = window([
  ["2024-08-29", 1],
  ["2024-08-30", 2],
  ["2025-10-01", 3],
  ["2025-10-02", 4],
  ["2025-10-06", 5],
]);

it("keeps only what follows the newest gap", () => {
  expect(contiguousTail(two)).toEqual(
    window([
      ["2025-10-01", 3],
      ["2025-10-02", 4],
      ["2025-10-06", 5],
    ]),
  );
  expect(contiguousTail(two, 3)).toEqual(window([["2025-10-06", 5]]));
  expect(contiguousTail(two, 400)).toBe(two);
  expect(contiguousTail(window([]))).toEqual(window([]));
});

it("counts a closure of exactly the limit as contiguous", () => {
  const closed = window([
    ["2025-04-26", 1],
    ["2025-05-06", 2],
  ]);
  expect(contiguousTail(closed)).toBe(closed);
  expect(contiguousTail(closed, 9).values).toEqual([2]);
});

it("reads the day of an instant", () => {
  const intraday = window([
    ["2025-10-01T23:59:00Z", 1],
    ["2025-10-11T00:01:00Z", 2],
  ]);
  expect(contiguousTail(intraday).values).toEqual([1, 2]);
});

it("differs, returns and cuts", () => {
  expect(differences(two)).toEqual({ observed: two.observed.slice(1), values: [1, 1, 1, 1] });
  expect(
    logReturns(
      window([
        ["2025-01-01", 1],
        ["2025-01-02", Math.E],
      ]),
    )!.values[0],
  ).toBeCloseTo(1, 15);
  expect(
    logReturns(
      window([
        ["2025-01-01", 1],
        ["2025-01-02", 0],
      ]),
    ),
  ).toBeUndefined();
  expect(lastOf(two, 2).values).toEqual([4, 5]);
  expect(lastOf(two, 9)).toBe(two);
  expect(until(two, "2025-10-01").values).toEqual([1, 2, 3]);
});

it("joins on common days only", () => {
  const other = window([
    ["2024-08-30", 20],
    ["2025-10-02", 40],
    ["2025-10-03", 50],
  ]);
  expect(onCommonDays([two, other]).map((w) => w.values)).toEqual([
    [2, 4],
    [20, 40],
  ]);
});

it("says how many are there and who has more", () => {
  expect(tooShort("VIX", 3, 60, "cboe/vix").detail).toContain("VIX: 3 of 60 observations");
});

it("measures gaps like the calendar, over leap days and turns of the year", () => {
  const day = fc.integer({ min: 0, max: 40_000 });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 800 }), fc.integer({ min: 1, max: 800 }), (from, gap, limit) => {
      const [a, b] = [from, from + gap].map((n) => utcDateOf(instant(n * dayMs))) as [LocalDate, LocalDate];
      expect(
        contiguousTail(
          window([
            [a, 1],
            [b, 2],
          ]),
          limit,
        ).values,
      ).toHaveLength(gap <= limit ? 2 : 1);
    }),
  );
});
