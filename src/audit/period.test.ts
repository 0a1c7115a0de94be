// Periods in the forms that notes use. Expected days from the calendar.
import { describe, expect, it } from "vitest";
import { compatible, daysApart, parsePeriod } from "./period.ts";

describe("parsePeriod", () => {
  it.each([
    ["2025-11-20", { kind: "day", from: "2025-11-20", to: "2025-11-20" }],
    ["2025-12-18/2025-12-19", { kind: "interval", from: "2025-12-18", to: "2025-12-19" }],
    ["2024-02", { kind: "month", from: "2024-02-01", to: "2024-02-29" }],
    ["2026Q1", { kind: "quarter", from: "2026-01-01", to: "2026-03-31" }],
    ["Q4 2024", { kind: "quarter", from: "2024-10-01", to: "2024-12-31" }],
    ["2024", { kind: "year", from: "2024-01-01", to: "2024-12-31" }],
    ["FY2026Q3", { kind: "fiscal", year: 2026, quarter: 3 }],
    ["Q2 FY25", { kind: "fiscal", year: 2025, quarter: 2 }],
    ["FY2027", { kind: "fiscal", year: 2027, quarter: undefined }],
  ])("%s", (text, expected) => expect(parsePeriod(text)).toEqual(expected));

  it.each(["", "soon", "2025-02-30", "2025-13"])("nothing for %j", (text) => expect(parsePeriod(text)).toBeUndefined());
});

it("finds overlap and distance", () => {
  expect(compatible("2025-11", "2025-11-20")).toBe(true);
  expect(compatible("2025-10", "2025-11-20")).toBe(false);
  expect(compatible("FY2026Q3", "FY2026Q2")).toBe(false);
  expect(daysApart("2025-11-13", "2025-11-20")).toBe(7);
  expect(daysApart("FY2026Q3", "2025-11-20")).toBeUndefined();
});
