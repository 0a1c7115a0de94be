import { expect, it } from "vitest";
import { formatInstant, instant, observedAt } from "./time.ts";

it("orders instants within a second, which their texts do not", () => {
  const full = instant(Date.UTC(2025, 10, 21, 12, 30, 0));
  const later = instant(full + 491);
  expect(formatInstant(later) > formatInstant(full)).toBe(false);
  expect(observedAt(formatInstant(later)) - observedAt(formatInstant(full))).toBe(491);
});

it("puts a day at its start in UTC", () => {
  expect(observedAt("2025-11-21")).toBe(Date.UTC(2025, 10, 21));
});
