// When a day, a month or an instant counts as public; expected instants are read off a calendar.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInstant, localDate, utcDateOf } from "../core/time.ts";
import { nextWeekday, publishedInstant } from "./published.ts";

const said = (text: string) => {
  const at = publishedInstant(text);
  return at === undefined ? undefined : formatInstant(at);
};

describe("publishedInstant", () => {
  it.each([
    ["2025-11-19T21:30:00Z", "2025-11-19T21:30:00Z"],
    ["2025-11-19T16:30:00-05:00", "2025-11-19T21:30:00Z"],
    ["2025-11-19", "2025-11-19T23:59:59.999Z"],
    ["2025-09", "2025-09-30T23:59:59.999Z"],
    ["2024-02", "2024-02-29T23:59:59.999Z"],
    ["2025-12", "2025-12-31T23:59:59.999Z"],
  ])("%s is public at %s", (text, expected) => expect(said(text)).toBe(expected));

  it.each(["", "2025", "2025-13", "2025-00", "2025-02-30", "2025-11-19T21:30", "soon", "19 Nov 2025"])(
    "%j is not a time",
    (text) => expect(said(text)).toBeUndefined(),
  );
});

describe("nextWeekday", () => {
  it.each([
    ["2025-11-20", "2025-11-21T00:30:00Z"],
    ["2025-11-21", "2025-11-24T00:30:00Z"],
    ["2025-11-22", "2025-11-24T00:30:00Z"],
    ["2025-12-31", "2026-01-01T00:30:00Z"],
  ])("after %s comes %s", (day, expected) => expect(formatInstant(nextWeekday(localDate(day), 0, 30))).toBe(expected));

  it("is always later than its day, never on a weekend, at most three days away", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }),
        (date) => {
          const day = localDate(date.toISOString().slice(0, 10));
          const next = nextWeekday(day, 7, 0);
          const days = (Date.parse(utcDateOf(next)) - Date.parse(day)) / 86_400_000;
          expect([1, 2, 3]).toContain(days);
          expect([0, 6]).not.toContain(new Date(next).getUTCDay());
        },
      ),
    );
  });
});
