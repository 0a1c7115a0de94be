// By hand from the FY2025 draft budget: 10.5 / 78.44 = 13.386 % (T1.1: 13.4 %); enacted revenue 10.5 / 77.819 = 13.493 %.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, recordOf, viewOf } from "../../../../test/support/indicator-at.ts";

it("divides figures of one stage and names them", () => {
  const { value, details } = readingAt("debt-service-m1");
  expect(value).toBeCloseTo(0.13386, 5);
  expect(value).toBeCloseTo(0.134, 3);
  expect(details.withEnactedTaxRevenue).toBeCloseTo(0.13493, 5);
  expect(details).toMatchObject({
    fiscalYear: "FY2025",
    interestItem: "interest.draft FY2025",
    taxRevenueItem: "tax-revenue.draft FY2025",
  });
});

it("uses the year before while only that one is known", () => {
  // FY2024: interest 9.7 of the initial budget over 69.61 of the draft, because no stage has both.
  const { value, details } = readingAt("debt-service-m1", "2024-08-05T22:00:00Z");
  expect(details.fiscalYear).toBe("FY2024");
  expect(value).toBeCloseTo(9.7 / 69.61, 12);
});

it("says what it waits for when only requests are known", () => {
  const request = recordOf("fiscal", "r", {
    item: "interest.request",
    period: "FY2026",
    value: 13.0435,
    unit: "JPY tn",
    publisher: "x",
    published: "2025-08-28",
  });
  const { outcome } = indicatorAt("debt-service-m1", viewOf("2025-11-21", {}, [request]));
  expect(outcome).toMatchObject({ state: "absent", reason: "missing" });
});
