// Expected values from test/support/reference/japan-carry-transmission.py, sorting the returns itself.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("averages the twelve worst days of a year", () => {
  const { value, interval, details } = readingAt("carry-return-tail");
  expect(value).toBeCloseTo(0.0162557040325, 10);
  expect(details.skewness).toBeCloseTo(-0.296554614498, 8);
  expect(interval!.lo).toBeLessThan(value);
  expect(interval!.hi).toBeGreaterThan(value);
});

it("saw the unwind of 2024 in the skewness", () => {
  const { value, details } = readingAt("carry-return-tail", "2024-08-05T22:00:00Z");
  expect(value).toBeCloseTo(0.0159853879988, 10);
  expect(details.skewness).toBeCloseTo(-1.37756542323, 8);
});

it("gives the same interval every time", () => {
  expect(readingAt("carry-return-tail").interval).toEqual(readingAt("carry-return-tail").interval);
});

it("has no tail when nothing moves", () => {
  const n = 260;
  const view = viewOf("2025-11-21", {
    "fx.usdjpy": daily("2025-11-20", new Array<number>(n).fill(150)),
    "us.effr": daily("2025-11-20", new Array<number>(n).fill(0.04)),
    "jp.policy-rate": daily("2025-11-20", new Array<number>(n).fill(0.005)),
  });
  expect(indicatorAt("carry-return-tail", view).outcome).toMatchObject({ state: "absent", reason: "undefined-result" });
});
