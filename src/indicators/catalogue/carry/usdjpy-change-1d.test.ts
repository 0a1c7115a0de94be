// By hand: 157.6081 / 156.1340 - 1 = +0.944 %; the yen fell on the day of the note's carry story.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("shows the move both ways round", () => {
  const { value, details } = readingAt("usdjpy-change-1d");
  expect(value).toBeCloseTo(0.00944124918339, 10);
  expect(details.yenAppreciation).toBeCloseTo(156.134 / 157.6081 - 1, 12);
  expect(details).toMatchObject({ fromDay: "2025-11-19", toDay: "2025-11-20" });
});

it("has no change of a zero", () => {
  const view = viewOf("2025-11-21", { "fx.usdjpy": daily("2025-11-20", [0, 150]) });
  expect(indicatorAt("usdjpy-change-1d", view).outcome).toMatchObject({ state: "absent", reason: "undefined-result" });
});
