// Weekly flows on a fixture; nets by hand: 87,654 - 81,234 = 6,420; 54,321 - 50,123 = 4,198.
import { expect, it } from "vitest";
import { fixture, shown } from "../../../../test/support/source-files.ts";
import { mofItsWeekly } from "./its-weekly.ts";

const parsed = fixture(mofItsWeekly, "week.csv");

it("reads both directions and three kinds by their columns", () => {
  expect(shown(parsed, "mof.foreign-bonds.net")).toContain("2025-11-08 6420 100 million yen");
  expect(shown(parsed, "mof.japanese-bonds.net")).toContain("2025-11-08 4198 100 million yen");
  expect(shown(parsed, "mof.foreign-equity.net")).toContain("2025-11-08 247 100 million yen");
  expect(shown(parsed, "mof.japanese-equity.net")).toContain("2025-11-08 -3469 100 million yen");
  expect(shown(parsed, "mof.foreign-bills.net")).toContain("2025-11-08 -236 100 million yen");
  expect(shown(parsed, "mof.japanese-bills.net")).toContain("2025-11-08 2223 100 million yen");
});

it("knows the first day of a week, across years too, and no publication of old values", () => {
  const row = parsed.rows.find((r) => r.series === "mof.foreign-bonds.net" && r.observed === "2007-01-06")!;
  expect(row.periodStart).toBe("2006-12-31");
  expect(row.published).toBeUndefined();
});
