// Federal holidays against the list of the US Office of Personnel Management (days read off its tables), Good Fridays
// against a church calendar.
import { expect, it } from "vitest";
import { localDate } from "../core/time.ts";
import { isGoodFriday, isUsBusinessDay, usBusinessDayAfter, weekdayOnOrAfter } from "./us-business-days.ts";

const closed2025 = "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"
  .split(" ")
  .map((d) => localDate(`2025-${d}`));

it("knows the federal holidays of 2025 and no other weekday", () => {
  const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2025, 0, 1 + i)));
  const closed = days.filter((d) => d.getUTCDay() % 6 !== 0).map((d) => localDate(d.toISOString().slice(0, 10)));
  expect(closed.filter((d) => !isUsBusinessDay(d, "federal"))).toEqual(closed2025);
  expect(closed.filter((d) => !isUsBusinessDay(d, "reserve-bank"))).toEqual(closed2025);
});

it("closes federal offices, not the Reserve Banks, on the Friday before a holiday on a Saturday", () => {
  for (const day of ["2021-12-24", "2021-12-31", "2020-07-03"].map(localDate)) {
    expect(isUsBusinessDay(day, "federal"), day).toBe(false);
    expect(isUsBusinessDay(day, "reserve-bank"), day).toBe(true);
  }
  expect(isUsBusinessDay(localDate("2022-12-26"), "reserve-bank")).toBe(false);
});

it.each(["2021-04-02", "2024-03-29", "2025-04-18", "2026-04-03", "2038-04-23"])("%s is a Good Friday", (day) => {
  expect(isGoodFriday(localDate(day))).toBe(true);
});

it("counts business days and finds weekdays", () => {
  expect(usBusinessDayAfter(localDate("2025-11-26"), "federal")).toBe("2025-11-28");
  expect(usBusinessDayAfter(localDate("2025-11-26"), "federal", 2)).toBe("2025-12-01");
  expect(weekdayOnOrAfter(localDate("2025-11-18"), 5)).toBe("2025-11-21");
  expect(weekdayOnOrAfter(localDate("2025-11-21"), 5)).toBe("2025-11-21");
});
