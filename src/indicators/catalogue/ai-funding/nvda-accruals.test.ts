// T3.3: (77.107 - 66.530) / mean of 161.148 and 111.601 = 7.76 %, by hand.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("is 7.76 % over nine months, from assets at the start of the fiscal year", () => {
  const { value, details } = readingAt("nvda-accruals");
  expect(value).toBeCloseTo((77.107 - 66.53) / ((161.148 + 111.601) / 2), 12);
  expect(value).toBeCloseTo(0.0776, 4);
  expect(details).toMatchObject({ months: 9, start: "2025-01-26", end: "2025-10-26" });
});

it("covers twelve months at the end of the fiscal year", () => {
  expect(readingAt("nvda-accruals", "2025-03-15").details).toMatchObject({ months: 12, start: "2024-01-28" });
});
