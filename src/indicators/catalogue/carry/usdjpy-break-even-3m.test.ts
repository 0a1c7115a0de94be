// T2.1 (spot 157, 3.88 % and 0.48 %: 155.68), and by hand for the episode: 157.6081 x 1.00125 / 1.0097 = 156.289.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "usdjpy-basis": -0.002 };

it("reproduces T2.1", () => {
  const view = viewOf("2025-11-21", {
    "fx.usdjpy": daily("2025-11-20", [157]),
    "us.effr": daily("2025-11-20", [0.0388]),
    "jp.policy-rate": daily("2025-11-20", [0.0048]),
  });
  expect(readingAt("usdjpy-break-even-3m", view, parameters).value).toBeCloseTo(155.68, 2);
});

it("follows spot and rates to the episode", () => {
  const { value, details } = readingAt("usdjpy-break-even-3m", undefined, parameters);
  expect(value).toBeCloseTo((157.6081 * 1.00125) / 1.0097, 9);
  expect(details.distance).toBeCloseTo(value / 157.6081 - 1, 12);
  expect(details.forwardWithBasis as number).toBeLessThan(value);
});
