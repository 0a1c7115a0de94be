// The packaged filings of Nvidia by hand (USD billion, 10-Q of 19 November 2025): revenue 57.006 against 35.082 is +62.5 %,
// receivables 33.391 against 17.693 is +88.7 %, inventory 19.784 against 7.654 is +158 %, gross margin 73.4 % against 74.6 %,
// cash flow of four quarters 16.629 + 27.414 + 15.365 + 23.751 = 83.159 below income of 22.091 + 18.775 + 26.422 + 31.910 =
// 99.198. A typed company without an inventory.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../test/support/indicator-at.ts";

it("finds all four signs at Nvidia", () => {
  const { value, interval, details } = readingAt("nvda-filing-signs");
  expect(value).toBe(4);
  expect(interval).toMatchObject({ lo: 4, hi: 4, n: 4 });
  expect(details.salesGrowth).toBeCloseTo(0.62494, 4);
  expect(details.receivablesGrowth).toBeCloseTo(0.88724, 4);
  expect(details.inventoryGrowth).toBeCloseTo(1.58479, 4);
  expect(details.grossMargin as number).toBeLessThan(details.grossMarginBefore as number);
  expect(details.operatingCashFlow4QuartersUsd).toBeCloseTo(83.159e9, -6);
  expect(details.netIncome4QuartersUsd).toBeCloseTo(99.198e9, -6);
});

it("counts what is known, and spans what is not filed", () => {
  const ends = ["2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30"];
  const of = (values: readonly number[]) => values.map((value, i) => [ends[i]!, value] as const);
  const view = viewOf("2025-11-21", {
    "meta.receivables": of([100, 101, 102, 103, 130]),
    "meta.revenue.3m": of([200, 200, 200, 200, 240]),
    "meta.net-income.3m": of([50, 50, 50, 50, 50]),
    "meta.operating-cash-flow.3m": of([60, 60, 60, 60, 60]),
  });
  const { value, interval, details } = readingAt("meta-filing-signs", view);
  // Receivables +30 % against sales +20 %: one sign. Cash 240 above income 200: none. Two are not known.
  expect(value).toBe(1);
  expect(interval).toMatchObject({ lo: 1, hi: 3, n: 2 });
  expect(details).toMatchObject({ signs: "receivables", unknown: "inventory, grossMargin" });
});

it("says what it waits for", () => {
  const { outcome } = indicatorAt("amd-filing-signs");
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("sec/companyfacts"),
  });
});
