// T3.4 with the filed cost of revenue: M = -1.529 (the margin index is 1.0156, not the rounded 1.0163), without growth -2.086; test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = { "beneish-unreported-index": 1 };

it("flags, but only because of growth, and names what is assumed", () => {
  const { value, label, details } = readingAt("nvda-beneish", undefined, parameters);
  expect(value).toBeCloseTo(-1.528908324401, 9);
  expect(label).toBe("flagged");
  expect(details).toMatchObject({ against: "2024-10-27", assumedIndices: "AQI, DEPI, SGAI, LVGI" });
  expect(details.dsri).toBeCloseTo(1.1614, 4);
  expect(details.sgi).toBeCloseTo(1.6249, 4);
  expect(details.tata).toBeCloseTo(0.0506, 4);
  expect(details.withoutGrowth).toBeCloseTo(-2.086351115576, 9);
});
