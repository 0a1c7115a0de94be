// Nothing is packaged: missing, with its source. Typed estimates by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("says which source it waits for", () => {
  const { outcome } = indicatorAt("us-term-premium-kim-wright");
  expect(outcome.state === "absent" && outcome.detail).toContain("fred/observations");
});

it("shows a typed estimate, which may be negative", () => {
  const view = viewOf("2025-11-21", { "us.term-premium.10y.kim-wright": daily("2025-11-20", [-0.004, -0.0035]) });
  const { value, details } = readingAt("us-term-premium-kim-wright", view);
  expect(value).toBe(-0.0035);
  expect(details.change).toBeCloseTo(0.0005, 12);
});
