// Read from the packaged table by hand: 50.94 % at end-June 2025 (published 18 September), record 53.34 % at end-March 2023.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("shows the newest share and the record", () => {
  const { value, details } = readingAt("boj-jgb-share");
  expect(value).toBeCloseTo(0.5094, 12);
  expect(details).toMatchObject({
    period: "2025-06-30",
    highest: 0.5334,
    highestPeriod: "2023-03-31",
    beforePeriod: "2023-06-30",
  });
});

it("does not know a quarter before its publication", () => {
  expect(readingAt("boj-jgb-share", "2025-09-17").details.period).toBe("2023-06-30");
  expect(readingAt("boj-jgb-share", "2025-09-18").details.period).toBe("2025-06-30");
});
