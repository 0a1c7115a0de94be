// Typed holdings by hand: 548.8 less 570.0 is -21.2 trillion yen, 3.7 % of what was held.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("compares with the month end a year before", () => {
  const view = viewOf("2025-11-21", {
    "boj.jgb": [
      ["2024-09-30", 5.72e14],
      ["2024-10-31", 5.7e14],
      ["2025-10-31", 5.488e14],
    ],
  });
  const { value, details } = readingAt("boj-jgb-run-off", view);
  expect(value).toBeCloseTo(-2.12e13, 0);
  expect(details).toMatchObject({ day: "2025-10-31", against: "2024-10-31" });
  expect(details.share).toBeCloseTo(-0.037193, 6);
});

it("says what it waits for", () => {
  expect(indicatorAt("boj-jgb-run-off").outcome).toMatchObject({
    state: "absent",
    detail: expect.stringContaining("boj/stat-search"),
  });
  const short = viewOf("2025-11-21", { "boj.jgb": [["2025-10-31", 5.488e14]] });
  expect(indicatorAt("boj-jgb-run-off", short).outcome).toMatchObject({ reason: "warming-up" });
});
