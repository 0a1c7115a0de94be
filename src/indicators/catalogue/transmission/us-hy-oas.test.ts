// Nothing is packaged: missing, with its source. Typed spreads by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("says which source it waits for", () => {
  const { outcome } = indicatorAt("us-hy-oas");
  expect(outcome.state === "absent" && outcome.detail).toContain("fred/observations");
});

it("shows the spread, its change and its rank", () => {
  const view = viewOf("2025-11-21", { "us.hy-oas": daily("2025-11-20", [0.031, 0.0305, 0.0321]) });
  const { value, details } = readingAt("us-hy-oas", view);
  expect(value).toBe(0.0321);
  expect(details.change).toBeCloseTo(0.0016, 12);
  expect(details.rank).toBe(1);
});
