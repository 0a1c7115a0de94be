// Nothing is packaged: missing, with its source. A typed series by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("says which source it waits for", () => {
  const { outcome } = indicatorAt("us-term-premium");
  expect(outcome.state === "absent" && outcome.detail).toContain("nyfed/acm");
});

it("shows a typed estimate, which may be negative", () => {
  const view = viewOf("2025-11-21", { "us.term-premium.10y": daily("2025-11-20", [-0.002, -0.001]) });
  const { value, details } = readingAt("us-term-premium", view);
  expect(value).toBe(-0.001);
  expect(details.change).toBeCloseTo(0.001, 12);
});
