// Rules against the publication instants that the packaged facts carry, which were compiled from the publishers'
// calendars, and against dates read off the CFTC's release schedule.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { formatInstant, localDate, parseInstant, utcDateOf } from "../core/time.ts";
import { isUsBusinessDay } from "../market/us-business-days.ts";
import {
  commitmentsOfTraders,
  ecbReferenceRates,
  h10,
  h15,
  newYorkClose,
  newYorkFedRates,
  type PublicationRule,
  tokyoClose,
} from "./publication-rules.ts";

interface Fact {
  readonly series: string;
  readonly source: string;
  readonly date: string;
  readonly published: string;
}
const facts = ["official-history", "episode-2024-08", "episode-2025-11"].flatMap((name): Fact[] =>
  parse(readFileSync(new URL(`../../packaged/facts/${name}.csv`, import.meta.url)), { columns: true }),
);

describe("rules agree with the packaged facts", () => {
  it.each([
    ["nyfed/rates", newYorkFedRates],
    ["ecb/eurofxref", ecbReferenceRates],
    ["cboe/vix", newYorkClose],
    ["spdji/close", newYorkClose],
    ["nikkei/close", tokyoClose],
  ] as const)("%s", (source, rule: PublicationRule) => {
    const known = facts.filter((f) => f.source === source);
    expect(known.length).toBeGreaterThan(30);
    const off = known.filter(
      (f) => formatInstant(rule(localDate(f.date))) !== formatInstant(parseInstant(f.published)),
    );
    expect(off.map((f) => `${f.date} ${f.published} by rule ${formatInstant(rule(localDate(f.date)))}`)).toEqual([]);
  });
});

it("gives H.15 never earlier than the packaged facts, and later only where a federal office is closed", () => {
  const known = facts.filter((f) => f.source === "frb/h15");
  const later = known.filter((f) => h15(localDate(f.date)) !== parseInstant(f.published));
  expect(later.filter((f) => h15(localDate(f.date)) < parseInstant(f.published))).toEqual([]);
  // Good Fridays with a payroll report, and Fridays before a holiday on a Saturday: trading took place.
  expect([...new Set(later.map((f) => f.published.slice(0, 10)))]).toEqual([
    "2021-04-02",
    "2021-06-18",
    "2021-12-31",
    "2023-04-07",
    "2023-11-10",
  ]);
});

it("gives H.10 on the Monday of the packaged facts, and a day later where that is a holiday", () => {
  const known = facts.filter((f) => f.source === "frb/h10");
  for (const { date, published } of known) {
    const later = (h10(localDate(date)) - parseInstant(published)) / 86_400_000;
    const isHoliday = !isUsBusinessDay(utcDateOf(parseInstant(published)), "federal");
    expect(later, date).toBe(isHoliday ? 1 : 0);
  }
});

describe("Commitments of Traders", () => {
  it.each([
    ["2024-07-02", "2024-07-08T19:30:00Z", "Independence Day on Thursday moves it to Monday"],
    ["2024-08-06", "2024-08-09T19:30:00Z", "an ordinary week in summer"],
    ["2024-11-12", "2024-11-15T20:30:00Z", "an ordinary week in winter"],
    ["2024-11-26", "2024-12-02T20:30:00Z", "Thanksgiving on Thursday moves it to Monday"],
  ])("of %s are public at %s: %s", (day, expected) =>
    expect(formatInstant(commitmentsOfTraders(localDate(day)))).toBe(expected),
  );
});
