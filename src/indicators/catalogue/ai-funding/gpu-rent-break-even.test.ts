// T3.7: 30 000 at 12 % over 5 years, 0.30 an hour, utilisation 0.75: 1.667 USD an hour.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "gpu-price": 30_000,
  "gpu-required-return": 0.12,
  "gpu-life": 5,
  "gpu-running-cost": 0.3,
  "gpu-utilisation": 0.75,
};

it("is 1.667 and has no margin while no rent is known", () => {
  const { value, details } = readingAt("gpu-rent-break-even", undefined, parameters);
  expect(value).toBeCloseTo(1.667, 3);
  expect(details).toEqual({ rent: null, margin: null });
});

it("gives the margin of a known rent", () => {
  const view = viewOf("2025-11-21", { "gpu.rent.h100": daily("2025-11-20", [1.7]) });
  expect(readingAt("gpu-rent-break-even", view, parameters).details.margin).toBeCloseTo(1.7 / 1.66671110475 - 1, 9);
});
