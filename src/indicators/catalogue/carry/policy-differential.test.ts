// By hand: 3.88 % effective federal funds on 19 November 2025 less 0.50 % = 3.38 %; 5.33 - 0.25 = 5.08 % in August 2024.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("subtracts the policy rates that were known", () => {
  const { value, details } = readingAt("policy-differential");
  expect(value).toBeCloseTo(0.0338, 12);
  expect(details).toMatchObject({ dollarRateDay: "2025-11-19", yenRate: 0.005 });
  expect(details.marketDifferential).toBeCloseTo(0.0391 - 0.00477, 12);
  expect(readingAt("policy-differential", "2024-08-05T22:00:00Z").value).toBeCloseTo(0.0508, 12);
});

it("may be negative", () => {
  const view = viewOf("2025-11-21", {
    "us.effr": daily("2025-11-20", [0.001]),
    "jp.policy-rate": daily("2025-11-20", [0.005]),
  });
  expect(readingAt("policy-differential", view)).toMatchObject({
    value: -0.004,
    details: { marketDifferential: null },
  });
});
