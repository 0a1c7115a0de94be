// Break-even of the models' worked example is 1.667 USD an hour (T3.7): a rent of 2.0 is 20 % above it.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "gpu-price": 30_000,
  "gpu-required-return": 0.12,
  "gpu-life": 5,
  "gpu-running-cost": 0.3,
  "gpu-utilisation": 0.75,
};

it("is missing offline and names its source", () => {
  expect(indicatorAt("gpu-rent-margin", undefined, parameters).outcome).toMatchObject({
    detail: expect.stringContaining("vastai/bundles"),
  });
});

it("compares median, quartile and list price with the break-even", () => {
  const view = viewOf("2025-11-21", {
    "gpu.rent.h100": daily("2025-11-20", [2]),
    "gpu.rent.h100.q1": daily("2025-11-20", [1.5]),
    "gpu.rent.h100.list": daily("2025-11-20", [3]),
  });
  const { value, details } = readingAt("gpu-rent-margin", view, parameters);
  expect(value).toBeCloseTo(2 / 1.667 - 1, 3);
  expect(details.atFirstQuartile).toBeCloseTo(1.5 / 1.667 - 1, 3);
  expect(details.atListPrice).toBeCloseTo(3 / 1.667 - 1, 3);
  expect(details.atThirdQuartile).toBeNull();
});
