// 57.006bn filed over 54.9bn expected is +3.84 %, 1.30 over 1.25 is +4 %; by hand.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, recordOf, viewOf } from "../../../../test/support/indicator-at.ts";

it("is +3.8 % of revenue and +4 % of earnings per share", () => {
  const { value, details } = readingAt("nvda-surprise");
  expect(value).toBeCloseTo(57.006 / 54.9 - 1, 12);
  expect(details.perShareSurprise).toBeCloseTo(0.04, 12);
});

it("has no consensus for another quarter", () => {
  const view = viewOf("2026-03-01", { "nvda.receivables": [["2026-01-25", 1]] }, [
    recordOf("figure", "nvda.revenue.consensus", { value: 1 }),
  ]);
  expect(indicatorAt("nvda-surprise", view).outcome).toMatchObject({ state: "absent", reason: "missing" });
});
