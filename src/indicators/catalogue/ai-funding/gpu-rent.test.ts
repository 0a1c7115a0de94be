// Typed prices: 1.70 after 1.36 sixty observations before is +25 %, by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("gpu-rent").outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("vastai/bundles"),
  });
});

it("shows the price and its change over sixty observations", () => {
  const prices = [1.36, ...new Array<number>(59).fill(1.5), 1.7];
  const { value, details } = readingAt(
    "gpu-rent",
    viewOf("2025-11-21", { "gpu.rent.h100": daily("2025-11-20", prices) }),
  );
  expect(value).toBe(1.7);
  expect(details.change60).toBeCloseTo(0.25, 12);
});
