// Days and instants against the language's own calendar.
import fc from "fast-check";
import { expect, it } from "vitest";
import { dayMs, formatInstant, instant, isLocalDate, observedAt } from "./time.ts";

it("orders instants within a second, which their texts do not", () => {
  const full = instant(Date.UTC(2025, 10, 21, 12, 30, 0));
  const later = instant(full + 491);
  expect(formatInstant(later) > formatInstant(full)).toBe(false);
  expect(observedAt(formatInstant(later)) - observedAt(formatInstant(full))).toBe(491);
});

it("puts a day at its start in UTC", () => {
  expect(observedAt("2025-11-21")).toBe(Date.UTC(2025, 10, 21));
});

it("knows every day of the calendar (property)", () => {
  const first = Date.UTC(1600, 0, 1) / dayMs;
  fc.assert(
    fc.property(fc.integer({ min: first, max: Date.UTC(2399, 11, 31) / dayMs }), (day) => {
      expect(observedAt(new Date(day * dayMs).toISOString().slice(0, 10))).toBe(day * dayMs);
    }),
  );
});

it("takes nothing else for a day", () => {
  const wrong = ["2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-11-00"];
  for (const text of [...wrong, "2025/11/21", "25-11-21", "2025-11-2", "2025-11-021", "20a5-11-21", "", "-025-11-21"])
    expect(isLocalDate(text), text).toBe(false);
  expect(["2024-02-29", "2000-02-29", "9999-12-31"].every(isLocalDate)).toBe(true);
});
