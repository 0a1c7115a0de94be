// The Treasury's feed on fixtures and on real feeds, read by eye.
import { describe, expect, it } from "vitest";
import { fixture, haveShared, publicFrom, recording, shown } from "../../../../test/support/source-files.ts";
import { localDate } from "../../../core/time.ts";
import { ustParYields } from "./par-yields.ts";

it("reads the curve of each day, whatever the order of ids", () => {
  const parsed = fixture(ustParYields, "daily_treasury_yield_curve_202511.xml");
  expect(shown(parsed, "ust.10y")).toEqual(["2025-11-14 4.14 percent", "2025-11-17 4.13 percent"]);
  expect(shown(parsed, "ust.3m")).toEqual(["2025-11-14 3.95 percent", "2025-11-17 3.94 percent"]);
  expect(publicFrom(parsed, "ust.10y", "2025-11-14")).toBe("2025-11-14T23:00:00Z");
});

it("has no 30-year yield where there was no bond, though the feed prints 0.00 beside it", () => {
  const parsed = fixture(ustParYields, "daily_treasury_yield_curve_2005_no_30y.xml");
  expect(shown(parsed, "ust.30y")).toEqual([]);
  expect(shown(parsed, "ust.20y")).toEqual(["2005-03-01 4.78 percent"]);
});

it("asks for a month inside a month, else for years", () => {
  const asked = (from: string, to: string) =>
    ustParYields.request!({ from: localDate(from), to: localDate(to) }).map((r) => r.url.split("&")[1]);
  expect(asked("2025-11-03", "2025-11-20")).toEqual(["field_tdr_date_value_month=202511"]);
  expect(asked("2024-12-30", "2025-11-20")).toEqual(["field_tdr_date_value=2024", "field_tdr_date_value=2025"]);
});

describe.skipIf(!haveShared("recordings/ust/"))("real feeds", () => {
  it("are read without a problem", () => {
    const now = recording(ustParYields, "recordings/ust/daily_treasury_yield_curve_202610.xml");
    expect(now.problems).toEqual([]);
    expect(shown(now, "ust.30y")).toEqual(["2026-10-01 5.61 percent", "2026-10-02 5.63 percent"]);
    const before = recording(ustParYields, "recordings/ust/daily_treasury_yield_curve_2018_excerpt.xml");
    expect(before.problems).toEqual([]);
    expect(before.rows).toHaveLength(25 * 10);
    expect(shown(before, "ust.10y")[0]).toBe("2018-09-27 3.06 percent");
  });
});
