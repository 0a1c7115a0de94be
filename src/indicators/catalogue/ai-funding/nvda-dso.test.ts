// T3.1: 33.391 / 57.006 x 91 = 53.30 days; average and neighbours by test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("is 53.30 days over a fiscal quarter of 91 days, and lower than the quarter before", () => {
  const { value, details } = readingAt("nvda-dso");
  expect(value).toBeCloseTo(53.302827772515, 9);
  expect(details).toMatchObject({ quarterEnd: "2025-10-26", fiscalDays: 91, quarters: 27 });
  expect(details.before).toBeCloseTo(54.137047258413, 9);
  expect(details.average5y).toBeCloseTo(51.668381153017, 9);
});

it("knows the quarter before until the filing of 19 November is public", () => {
  const { value, details } = readingAt("nvda-dso", "2025-11-19T12:00:00Z");
  expect(details.quarterEnd).toBe("2025-07-27");
  expect(value).toBeCloseTo(54.137047258413, 9);
});

it("is missing while the year's revenue was not filed under this concept, rather than taken from the quarter before", () => {
  expect(indicatorAt("nvda-dso", "2021-03-01").outcome).toMatchObject({ state: "absent", reason: "missing" });
});

it("waits for twenty quarters before it shows a five-year average", () => {
  expect(readingAt("nvda-dso", "2023-03-01").details).toMatchObject({
    quarterEnd: "2023-01-29",
    fiscalDays: 91,
    average5y: null,
  });
});

it("turns stale when no filing came for half a year", () => {
  expect(indicatorAt("nvda-dso", "2026-04-30").outcome).toMatchObject({ state: "absent", reason: "stale" });
});
