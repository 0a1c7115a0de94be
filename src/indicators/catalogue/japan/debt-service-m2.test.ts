// By hand: 28.2179 / 78.44 = 35.97 % (T1.1: 36.0 %).
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("takes the whole debt service", () => {
  const { value, details } = readingAt("debt-service-m2");
  expect(value).toBeCloseTo(0.359739, 6);
  expect(details).toMatchObject({ fiscalYear: "FY2025", debtServiceItem: "debt-service.total.draft FY2025" });
});
