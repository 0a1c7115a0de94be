// T3.2: 19.784 / 14.962 - 57.006 / 46.743 = +10.3 points; 118.8 days with the filed cost 15.157 (test/support/reference/ai-funding-price-action-strong-hands.py), 118.7 with the rounded margin.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("is ten points: inventory +32.2 %, sales +22.0 %", () => {
  const { value, details } = readingAt("nvda-inventory-gap");
  expect(value).toBeCloseTo(19.784 / 14.962 - 57.006 / 46.743, 12);
  expect(details.inventoryGrowth).toBeCloseTo(0.32228, 5);
  expect(details.salesGrowth).toBeCloseTo(0.21956, 5);
  expect(details.daysOfInventory).toBeCloseTo((19.784 / 15.157) * 91, 9);
});
