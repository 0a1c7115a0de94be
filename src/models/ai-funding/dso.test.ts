// A quarter of 13 weeks: DSO and excess receivables, and which inputs give the note's 4.39 (T3.1).
import { expect, it } from "vitest";
import { daysSalesOutstanding, excessReceivables } from "./dso.ts";

it("is 53.30 days", () => {
  expect(daysSalesOutstanding(33.391, 57.006, 91)).toBeCloseTo(53.3, 2);
});

it("has an excess of 4.573, 4.561 or 4.392 by which revenue and days are used", () => {
  expect(excessReceivables(53.3, 46, 57.006, 91)).toBeCloseTo(4.573, 3);
  expect(excessReceivables(53.3, 46, 57.01, 91.25)).toBeCloseTo(4.561, 3);
  expect(excessReceivables(53.3, 46, 54.9, 91.25)).toBeCloseTo(4.392, 3);
});
