/**
 * What every ObservationStore must do, run on the index in memory and on DuckDB. Expected answers are worked out by hand
 * from the rows in each test; the property test compares with a plain search over all rows.
 */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayMs, type Instant, instant, type LocalDate, parseInstant, startOfDay } from "../core/time.ts";
import type { Pin } from "../market/as-of-view.ts";
import { viewAt } from "../market/columnar.ts";
import type { ObservationRow, RecordRow } from "../market/observation.ts";
import { defineSeries } from "../market/series.ts";
import type { Batch, ObservationStore } from "./contract.ts";
import { recordsAt } from "./record-table.ts";

export const yieldSeries = defineSeries({
  id: "jgb.30y",
  title: "JGB 30 years, yield",
  unit: "ratio",
  calendar: "tokyo",
  sources: ["mof/jgb", "desk/close"],
  neverRevised: false,
  freshForDays: 5,
  plausible: [-0.02, 0.2],
});

/** A row of the test series; `at` and `knownAt` default to one day after the observed midnight. */
export function testRow(
  seq: number,
  observed: string,
  value: number,
  more: Partial<ObservationRow> = {},
): ObservationRow {
  const observedAt = observed.length === 10 ? startOfDay(observed as LocalDate) : parseInstant(observed);
  const retrieved = more.retrieved ?? instant(observedAt + dayMs);
  return {
    series: "jgb.30y",
    source: "mof/jgb",
    observed,
    observedAt,
    periodStart: null,
    value,
    text: String(value),
    unit: "percent",
    seq,
    origin: "live",
    published: null,
    retrieved,
    knownAt: retrieved,
    knownBasis: "retrieved",
    ...more,
  };
}

export const testRecord = (seq: number, key: string, body: Record<string, unknown>, knownAt: number): RecordRow => ({
  table: "figure",
  key,
  source: "bank/note",
  body,
  seq,
  origin: "packaged",
  published: instant(knownAt),
  retrieved: instant(knownAt + 5),
  knownAt: instant(knownAt),
  knownBasis: "published",
});

const batch = (seq: number, rows: readonly ObservationRow[], records: readonly RecordRow[] = []): Batch => ({
  seq,
  rows,
  records,
});
const late: Instant = parseInstant("2030-01-01");
const pin = (head: number, asOf: string | Instant = late): Pin => ({
  head,
  asOf: typeof asOf === "string" ? parseInstant(asOf) : asOf,
});

export function describeObservationStore(name: string, open: () => Promise<ObservationStore>): void {
  describe(`observation store: ${name}`, () => {
    let store: ObservationStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it("is empty at first: no rows, no records, head 0", async () => {
      expect(store.committedHead).toBe(0);
      expect((await store.asOf(yieldSeries, pin(9))).length).toBe(0);
      expect(await store.latest(yieldSeries, pin(9))).toBeUndefined();
      expect(await store.scan("jgb.30y", pin(9))).toEqual([]);
      expect(await store.records("figure", pin(9))).toEqual([]);
      expect(await store.summaries(pin(9))).toEqual([]);
      expect((await store.loadHistory("jgb.30y", 9)).length).toBe(0);
    });

    it("gives back every field exactly, also odd texts, instants and periods", async () => {
      const rows = [
        testRow(1, "2025-11-20", 3.334, { text: "3.3340", published: parseInstant("2025-11-20T08:30:00Z") }),
        testRow(1, "2025-11-21", -0.5, { periodStart: "2025-08-01", origin: "packaged", knownBasis: "published" }),
        testRow(1, "2025-11-21T08:00:00Z", 1e-7, { text: "0.0000001", origin: "import" }),
        testRow(1, "2025-11-21T08:00:01.250Z", 123456789012345680, { text: "123,456,789,012,345,678" }),
        testRow(1, "2025-11-21T18:00+09:00", 0, { text: "-" }),
      ];
      await store.append([batch(1, [...rows].reverse())], 1);
      expect(await store.scan("jgb.30y", pin(1))).toEqual([...rows].sort((a, b) => a.observedAt - b.observedAt));
    });

    it("converts percent to the nearest double of the decimal", async () => {
      await store.append([batch(1, [testRow(1, "2025-11-20", 3.334), testRow(1, "2025-11-21", 1.1)])], 1);
      const view = await store.asOf(yieldSeries, pin(1));
      expect([...view.values]).toEqual([0.03334, 0.011]);
      expect(view.observed).toEqual(["2025-11-20", "2025-11-21"]);
      expect([...view.observedAt]).toEqual([parseInstant("2025-11-20T00:00Z"), parseInstant("2025-11-21T00:00Z")]);
      expect(view.row(1)).toEqual(testRow(1, "2025-11-21", 1.1));
    });

    it("takes one source a date by rank, and ignores a source that the series does not name", async () => {
      await store.append(
        [
          batch(1, [
            testRow(1, "2025-11-20", 3, { source: "desk/close" }),
            testRow(1, "2025-11-20", 9, { source: "else" }),
          ]),
          batch(2, [testRow(2, "2025-11-20", 3.5), testRow(2, "2025-11-21", 8, { source: "else" })]),
        ],
        2,
      );
      expect([...(await store.asOf(yieldSeries, pin(1))).values]).toEqual([0.03]);
      const view = await store.asOf(yieldSeries, pin(2));
      expect(view.observed).toEqual(["2025-11-20"]);
      expect(view.row(0).source).toBe("mof/jgb");
      expect((await store.scan("jgb.30y", pin(2))).map((row) => row.source)).toEqual([
        "desk/close",
        "else",
        "mof/jgb",
        "else",
      ]);
    });

    it("shows the newest vintage known at the as-of, and of equal instants the greater seq", async () => {
      const known = (text: string) => ({ retrieved: parseInstant(text), knownAt: parseInstant(text) });
      await store.append(
        [
          batch(1, [testRow(1, "2025-11-20", 1, known("2025-11-21T00:00Z"))]),
          batch(3, [testRow(3, "2025-11-20", 2, known("2025-11-25T00:00Z"))]),
          batch(4, [testRow(4, "2025-11-20", 4, known("2025-11-22T00:00Z"))]),
          batch(5, [testRow(5, "2025-11-20", 5, known("2025-11-25T00:00Z"))]),
        ],
        5,
      );
      const at = async (head: number, asOf: string) => [...(await store.asOf(yieldSeries, pin(head, asOf))).values];
      expect(await at(5, "2025-11-20T23:00:00Z")).toEqual([]);
      expect(await at(5, "2025-11-21T00:00:00Z")).toEqual([0.01]);
      expect(await at(5, "2025-11-24T00:00:00Z")).toEqual([0.04]);
      expect(await at(3, "2025-11-24T00:00:00Z")).toEqual([0.01]);
      expect(await at(5, "2025-11-25T00:00:00Z")).toEqual([0.05]);
      expect(await at(4, "2025-11-26T00:00:00Z")).toEqual([0.02]);
    });

    it("lets the later of two equal vintages of one payload win", async () => {
      await store.append([batch(1, [testRow(1, "2025-11-20", 1), testRow(1, "2025-11-20", 2)])], 1);
      expect((await store.latest(yieldSeries, pin(1)))?.value).toBe(2);
      expect([...(await store.asOf(yieldSeries, pin(1))).values]).toEqual([0.02]);
    });

    it("never shows rows beyond the committed head, whatever the pin asks for", async () => {
      await store.append([batch(2, [testRow(2, "2025-11-20", 1)])], 7);
      expect(store.committedHead).toBe(7);
      expect((await store.asOf(yieldSeries, pin(1))).length).toBe(0);
      expect((await store.asOf(yieldSeries, pin(1000))).length).toBe(1);
      await expect(store.append([batch(5, [testRow(5, "2025-11-21", 1)])], 9)).rejects.toThrow("bug");
      await expect(store.append([], 6)).rejects.toThrow("bug");
      expect(store.committedHead).toBe(7);
    });

    it("shows what an append added, though the series was read before", async () => {
      await store.append([batch(1, [testRow(1, "2025-11-20", 1)])], 1);
      const before = await store.asOf(yieldSeries, pin(99));
      await store.append([batch(2, [testRow(2, "2025-11-21", 2)])], 2);
      expect((await store.asOf(yieldSeries, pin(99))).length).toBe(2);
      expect(before.length).toBe(1);
      expect((await store.asOf(yieldSeries, pin(1))).length).toBe(1);
    });

    it("gives views that no reader can spoil for the next", async () => {
      await store.append([batch(1, [testRow(1, "2025-11-20", 1)])], 1);
      (await store.asOf(yieldSeries, pin(1))).values[0] = 99;
      expect([...(await store.asOf(yieldSeries, pin(1))).values]).toEqual([0.01]);
    });

    it("refuses a unit that is no published form of the series' unit", async () => {
      await store.append([batch(1, [testRow(1, "2025-11-20", 1, { unit: "USD" })])], 1);
      await expect(store.asOf(yieldSeries, pin(1))).rejects.toThrow("bug: jgb.30y");
      expect(await store.scan("jgb.30y", pin(1))).toHaveLength(1);
    });

    it("refuses NaN and impossible days, and then holds nothing of that batch", async () => {
      const good = testRow(1, "2025-11-20", 1);
      await expect(store.append([batch(1, [good, { ...good, value: Number.NaN }])], 1)).rejects.toThrow("bug");
      await expect(store.append([batch(1, [good, { ...good, observed: "2025-02-30" }])], 1)).rejects.toThrow("bug");
      expect(store.committedHead).toBe(0);
      await store.append([batch(1, [good])], 1);
      expect(await store.scan("jgb.30y", pin(1))).toHaveLength(1);
    });

    it("keeps revisions of records and shows the newest known, by key", async () => {
      await store.append(
        [
          batch(1, [], [testRecord(1, "b", { v: 1, list: [1, { z: null }] }, 10), testRecord(1, "a", { v: 2 }, 10)]),
          batch(2, [], [testRecord(2, "b", { v: 3 }, 20)]),
        ],
        2,
      );
      const bodies = async (p: Pin) => (await store.records("figure", p)).map((r) => [r.key, r.body]);
      expect(await bodies(pin(2, instant(9)))).toEqual([]);
      expect(await bodies(pin(2, instant(10)))).toEqual([
        ["a", { v: 2 }],
        ["b", { v: 1, list: [1, { z: null }] }],
      ]);
      expect(await bodies(pin(2, instant(20)))).toEqual([
        ["a", { v: 2 }],
        ["b", { v: 3 }],
      ]);
      expect(await bodies(pin(1, instant(20)))).toEqual([
        ["a", { v: 2 }],
        ["b", { v: 1, list: [1, { z: null }] }],
      ]);
      expect((await store.records("figure", pin(1)))[0]).toEqual(testRecord(1, "a", { v: 2 }, 10));
      expect(await store.records("other", pin(2))).toEqual([]);
      const history = async (head: number) => (await store.loadRecords("figure", head)).map((r) => [r.key, r.seq]);
      expect(await history(1)).toEqual([
        ["a", 1],
        ["b", 1],
      ]);
      expect(await history(9)).toEqual([
        ["a", 1],
        ["b", 1],
        ["b", 2],
      ]);
      expect(recordsAt(await store.loadRecords("figure", 9), pin(2, instant(20)))).toEqual(
        await store.records("figure", pin(2, instant(20))),
      );
    });

    it("summarises distinct observations by series", async () => {
      await store.append(
        [
          batch(1, [
            testRow(1, "2025-11-21", 1),
            testRow(1, "2025-11-20", 1),
            testRow(1, "2025-11-20", 2, { source: "desk/close" }),
            testRow(1, "2025-11-20T10:00:00Z", 2, { series: "btc.funding" }),
          ]),
          batch(2, [testRow(2, "2025-11-24", 3)]),
        ],
        2,
      );
      expect(await store.summaries(pin(1))).toEqual([
        { series: "btc.funding", count: 1, first: "2025-11-20T10:00:00Z", last: "2025-11-20T10:00:00Z" },
        { series: "jgb.30y", count: 2, first: "2025-11-20", last: "2025-11-21" },
      ]);
      expect((await store.summaries(pin(2)))[1]).toEqual({
        series: "jgb.30y",
        count: 3,
        first: "2025-11-20",
        last: "2025-11-24",
      });
    });

    it("has the digest of its content, not of how it came in", async () => {
      const empty = await store.digest();
      const rows = [testRow(1, "2025-11-20", 1), testRow(1, "2025-11-21", 2, { series: "jgb.10y", text: "2.0" })];
      const records = [testRecord(2, "a", { v: 1 }, 10)];
      await store.append([batch(1, rows)], 1);
      await store.append([batch(2, [], records)], 2);
      const stepwise = await store.digest();
      await store.clear();
      expect(store.committedHead).toBe(0);
      expect(await store.digest()).toBe(empty);
      await store.append([batch(1, [...rows].reverse()), batch(2, [], records)], 5);
      expect(await store.digest()).toBe(stepwise);
      await store.append([batch(6, [testRow(6, "2025-11-20", 1)])], 6);
      expect(await store.digest()).not.toBe(stepwise);
    });

    it("answers as a plain search over all rows does (property)", async () => {
      const row = fc.record({
        day: fc.integer({ min: 0, max: 5 }),
        source: fc.constantFrom("mof/jgb", "desk/close", "else"),
        known: fc.integer({ min: 0, max: 4 }),
        value: fc.integer({ min: -500, max: 500 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(row, { maxLength: 8 }), { maxLength: 6 }),
          fc.integer({ min: 0, max: 7 }),
          fc.integer({ min: 0, max: 4 }),
          async (arrivals, head, asOf) => {
            await store.clear();
            const base = parseInstant("2026-01-01T00:00Z");
            const all = arrivals.map((rows, n) =>
              rows.map((r) =>
                testRow(n + 1, `2025-01-0${r.day + 1}`, r.value / 100, {
                  source: r.source,
                  retrieved: instant(base + r.known),
                  knownAt: instant(base + r.known),
                }),
              ),
            );
            for (const [n, rows] of all.entries()) await store.append([batch(n + 1, rows)], n + 1);
            const at = pin(head, instant(base + asOf));
            const visible = all.flat().filter((r) => r.seq <= head && r.knownAt <= at.asOf);
            const expected = [...new Set(visible.map((r) => r.observed))].sort().flatMap((observed) => {
              const named = yieldSeries.sources.find((s) =>
                visible.some((r) => r.observed === observed && r.source === s),
              );
              const vintages = visible.filter((r) => r.observed === observed && r.source === named);
              return vintages.length === 0
                ? []
                : [
                    vintages.reduce((best, r) =>
                      r.knownAt > best.knownAt || (r.knownAt === best.knownAt && r.seq >= best.seq) ? r : best,
                    ),
                  ];
            });
            const view = await store.asOf(yieldSeries, at);
            expect(Array.from({ length: view.length }, (_, i) => view.row(i))).toEqual(expected);
            expect(await store.latest(yieldSeries, at)).toEqual(expected.at(-1));
            expect(await store.scan("jgb.30y", at)).toHaveLength(visible.length);
            const history = await store.loadHistory("jgb.30y", head);
            expect([...viewAt(history, yieldSeries, at).values]).toEqual([...view.values]);
          },
        ),
        { numRuns: 25 },
      );
    });
  });
}
