// Past readings equal separate runs at the ends of their days over everything packaged, and know nothing later. The
// record that a threshold makes of them is worked out by hand in thresholds/readings.test.ts.
import { expect, it } from "vitest";
import { defaults, packagedIndex, runAll } from "../../test/support/indicator-index.ts";
import { dayMs, type Instant, instant, type LocalDate, parseInstant, startOfDay } from "../core/time.ts";
import { PastReadings, pastDays } from "./past-readings.ts";
import { viewOf } from "./view.ts";

const { history, head } = await packagedIndex();
const past = new PastReadings(defaults);
const readings = (id: string, asOf: string, ledgerHead = head) =>
  past.of(history, { asOf: parseInstant(asOf), head: ledgerHead }, id);
const at = (asOf: Instant, id: string) => runAll(viewOf(history, { asOf, head })).get(id)!;
const endOf = (day: string): Instant => instant(startOfDay(day as LocalDate) + dayMs - 1);

it("has a reading of the carry for each session of the year before, each as it was known that evening", () => {
  const { observed, values } = readings("carry-to-vol", "2025-11-21T12:30:00Z");
  expect(observed.length).toBeGreaterThan(250);
  expect(observed).toEqual([...new Set(observed)].sort());
  for (const back of [1, 2, 40, 133, 251]) {
    const n = observed.length - back;
    // The last evening before the next observation was known.
    let evening = endOf(observed[n + 1] ?? "2025-11-20");
    while (at(evening, "carry-to-vol").observed !== observed[n]) evening = instant(evening - dayMs);
    const { outcome } = at(evening, "carry-to-vol");
    expect(outcome.state === "present" && outcome.value.value, observed[n]).toBe(values[n]);
  }
});

it("knows nothing later: an earlier as-of gives the beginning of a later answer", () => {
  const late = readings("carry-to-vol", "2025-11-21T12:30:00Z");
  for (const asOf of ["2025-11-20", "2025-10-03T07:00:00Z", "2025-03-01"]) {
    const early = readings("carry-to-vol", asOf);
    const start = early.observed.indexOf(late.observed[0]!);
    expect(start).toBeGreaterThanOrEqual(0);
    // The newest observation of the earlier answer may have been revised by a later evening.
    const common = early.observed.length - start - 1;
    expect(common).toBeGreaterThan(50);
    expect(early.observed.slice(start, -1)).toEqual(late.observed.slice(0, common));
    expect(early.values.slice(start, -1)).toEqual(late.values.slice(0, common));
    expect(early.observed.at(-1)! <= asOf.slice(0, 10)).toBe(true);
  }
});

it("answers the same when asked again, fresh, and at another head", () => {
  const once = readings("carry-to-vol", "2025-11-21T12:30:00Z");
  expect(readings("carry-to-vol", "2025-11-21T12:30:00Z")).toEqual(once);
  const pin = { asOf: parseInstant("2025-11-21T12:30:00Z"), head };
  expect(new PastReadings(defaults).of(history, pin, "carry-to-vol")).toEqual(once);
  expect(readings("carry-to-vol", "2025-11-21T12:30:00Z", 0)).toEqual({ observed: [], values: [] });
});

it("dates readings of quarters by the quarter and readings of records by the evening they were known", () => {
  const quarters = readings("nvda-dso", "2025-11-21T12:30:00Z").observed;
  expect(quarters.slice(-2)).toEqual(["2025-07-27", "2025-10-26"]);
  for (const observed of readings("debt-service-m1", "2025-11-21T12:30:00Z").observed) {
    expect(observed).toMatch(/T23:59:59\.999Z$/);
    expect(at(parseInstant(observed), "debt-service-m1").outcome.state).toBe("present");
  }
});

it("is bounded, and refuses an unknown indicator", () => {
  expect(readings("carry-to-vol", "2030-01-01").observed.length).toBeLessThanOrEqual(pastDays);
  expect(() => readings("no-such", "2025-11-21")).toThrow("bug");
});
