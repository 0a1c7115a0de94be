// By hand with the Bank's accounts of FY2024, the newest in November 2025: (10.5 - 2.0774 + 1.2517) / 78.44 = 12.333 %.
// The 13.6 % of T1.1 takes FY2025 accounts, which were published in 2026.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

it("pairs the budget with the newest accounts and names both years", () => {
  const { value, details } = readingAt("debt-service-m4");
  expect(value).toBeCloseTo(0.1233338, 7);
  expect(details).toMatchObject({ fiscalYear: "FY2025", bojFiscalYear: "FY2024" });
});

it("is missing before the accounts were public", () => {
  expect(indicatorAt("debt-service-m4", "2024-08-05T22:00:00Z").outcome).toMatchObject({
    state: "absent",
    reason: "missing",
  });
});
