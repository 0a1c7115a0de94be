// The reference rate of 20 November 2025 read from the packaged table by hand: 157.6081 (156.1340 the day before).
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("shows the European cross and hides that of the afternoon", () => {
  const { value, details } = readingAt("usdjpy");
  expect(value).toBe(157.6081);
  expect(details.change).toBeCloseTo(1.4741, 9);
  expect(readingAt("usdjpy", "2025-11-21T14:59:59Z").value).toBe(157.6081);
  expect(readingAt("usdjpy", "2025-11-21T15:00:00Z").value).toBe(156.7361);
});
