// T3.8: 157bn at 20 % needs 132bn a year at the plateau and 2244bn in total; test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "openai-required-return": 0.2,
  "profit-ramp-start": 5,
  "profit-ramp-plateau": 12,
  "required-profit-years": 25,
};

it("is 132bn a year at the plateau and 2244bn in total", () => {
  const { value, details } = readingAt("openai-required-profit", undefined, parameters);
  expect(value / 1e9).toBeCloseTo(132.016188059, 6);
  expect((details.cumulativeUsd as number) / 1e9).toBeCloseTo(2244, 0);
  expect((details.exitValueUsd as number) / 1e9).toBeCloseTo(157 * 1.2 ** 10, 6);
});

it("is missing without the note", () => {
  const { outcome } = indicatorAt("openai-required-profit", viewOf("2025-11-21", {}), parameters);
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("november-2025-note"),
  });
});
