// Typed: 1.70 after 2.00 sixty days before is -15 %, by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("gpu-rent-60d-change").outcome).toMatchObject({
    detail: expect.stringContaining("vastai/bundles"),
  });
});

it("compares with the price of sixty days before", () => {
  const view = (n: number) =>
    viewOf("2025-11-21", { "gpu.rent.h100": daily("2025-11-20", [2, ...new Array<number>(n).fill(1.9), 1.7]) });
  expect(readingAt("gpu-rent-60d-change", view(59)).value).toBeCloseTo(-0.15, 12);
  expect(indicatorAt("gpu-rent-60d-change", view(30)).outcome).toMatchObject({ reason: "warming-up" });
});
