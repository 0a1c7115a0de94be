// By hand: 157.6081 / 154.5486 - 1 = +1.980 %, and 142.2396 / 153.8689 - 1 = -7.558 % in August 2024.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("spans five fixings", () => {
  expect(readingAt("usdjpy-change-5d").value).toBeCloseTo(0.0197963617917, 10);
  const { value, details } = readingAt("usdjpy-change-5d", "2024-08-05T22:00:00Z");
  expect(value).toBeCloseTo(-0.0755792756041, 10);
  expect(details.fromDay).toBe("2024-07-29");
});

it("does not span a gap", () => {
  const view = viewOf("2025-11-21", {
    "fx.usdjpy": [["2024-08-30", 145], ...daily("2025-11-20", [150, 151, 152, 153, 154])],
  });
  expect(indicatorAt("usdjpy-change-5d", view).outcome).toMatchObject({ state: "absent", reason: "warming-up" });
});
