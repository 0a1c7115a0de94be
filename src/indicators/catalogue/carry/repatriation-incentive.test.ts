// Expected values from test/support/reference/japan-carry-transmission.py, JGB 1.782 - (US 4.13 - hedge
// 3.569) on 19 November 2025 = 1.22 % for 10 years.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = { "usdjpy-basis": -0.002 };

it("compares each tenor with itself and with its own mean", () => {
  const { value, details } = readingAt("repatriation-incentive", undefined, parameters);
  expect(value).toBeCloseTo(-0.00475940832259, 10);
  expect(details.incentive10).toBeCloseTo(0.0121829212363, 10);
  expect(details.rise30).toBeCloseTo(-0.00418266546544, 10);
  expect(details.incentive30).toBeCloseTo(0.0212729212363, 10);
});

it("was high when hedging was dear", () => {
  expect(readingAt("repatriation-incentive", "2024-08-05T22:00:00Z", parameters).value).toBeCloseTo(0.017329156421, 10);
});

it("waits for three years", () => {
  const { outcome } = indicatorAt("repatriation-incentive", "2023-01-31", parameters);
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up" });
});
