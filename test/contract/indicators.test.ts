// What every indicator must keep: named by its file, worded, fed by declared inputs, blind to later data, absent with a reason
// instead of wrong, repeatable, finite. No expected numbers; those stand beside each indicator.
import { readdirSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { dayMs, instant, parseInstant, utcDateOf } from "../../src/core/time.ts";
import { units } from "../../src/core/units.ts";
import { indicators } from "../../src/indicators/catalogue/index.ts";
import {
  type IndicatorDefinition,
  type IndicatorResult,
  type InputSpec,
  sections,
} from "../../src/indicators/define.ts";
import { detailUnit } from "../../src/indicators/detail-units.ts";
import { IndicatorRun, orderIndicators, runIndicators } from "../../src/indicators/run.ts";
import type { AsOfView } from "../../src/market/as-of-view.ts";
import type { ObservationRow } from "../../src/market/observation.ts";
import { findSeries, seriesCatalogue } from "../../src/market/series-catalogue.ts";
import { findParameter } from "../../src/parameters/catalogue.ts";
import { type Column, viewOf } from "../support/indicator-at.ts";
import { defaults, indexOf, packagedIndex, plain, runAll } from "../support/indicator-index.ts";
import { packagedFiles, packagedRecords, packagedRows } from "../support/packaged-view.ts";

const folder = new URL("../../src/indicators/catalogue/", import.meta.url);
const files = sections.flatMap((section) =>
  readdirSync(new URL(`${section}/`, folder))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => ({ section, id: file.slice(0, -3) })),
);
const tests = new Set(sections.flatMap((section) => readdirSync(new URL(`${section}/`, folder))));
const byId = new Map(indicators.map((d) => [d.id, d]));
const inputsOf = (definition: IndicatorDefinition): readonly InputSpec[] => Object.values(definition.inputs);

const packaged = await packagedIndex();

describe("the list", () => {
  it("has every file of the catalogue once, in the order of the sections", () => {
    expect(indicators.map((d) => d.id).sort()).toEqual(files.map((f) => f.id).sort());
    const order = indicators.map((d) => sections.indexOf(d.section));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("can be ordered: no cycle, nothing unknown", () => {
    expect(orderIndicators(indicators)).toHaveLength(indicators.length);
  });

  it("has no series that shares an id with an indicator of another unit", () => {
    for (const { id, unit } of indicators) {
      const series = findSeries(id);
      if (series) expect(series.unit, id).toBe(unit);
    }
  });
});

describe.each(indicators.map((d) => [d.id, d] as const))("%s", (id, definition) => {
  it("lies in the folder of its section under its id, and has its test or that of its family", () => {
    expect(files).toContainEqual({ section: definition.section, id });
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    const family = /-(change|drawdown|day-attribution|flow|filing-signs|auction|stress)$/.test(id);
    expect(tests.has(`${id}.test.ts`) || family, `${id}.test.ts`).toBe(true);
  });

  it("has a unit, a formula, a meaning and a reference, in words", () => {
    expect(Object.keys(units)).toContain(definition.unit);
    expect(definition.title.trim().length).toBeGreaterThan(2);
    expect(definition.formula.trim().length).toBeGreaterThan(15);
    expect(definition.meaning.trim()).toMatch(/^[A-Z].{20,}[.!]$/);
    expect(definition.reference.trim().length).toBeGreaterThan(2);
  });

  it("reads declared series, parameters, indicators and sources only", () => {
    expect(inputsOf(definition).length).toBeGreaterThan(0);
    for (const input of inputsOf(definition)) {
      if (input.kind === "series") {
        expect(findSeries(input.series), input.series).toBeDefined();
        expect(input.atLeast).toBeGreaterThan(0);
        if (input.last !== undefined) expect(input.last).toBeGreaterThanOrEqual(input.atLeast);
      } else if (input.kind === "parameter") expect(findParameter(input.id), input.id).toBeDefined();
      else if (input.kind === "indicator") expect(byId.has(input.id), input.id).toBe(true);
      else expect(input.source).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+/);
    }
  });
});

/** Instants on both sides of publications: curves in the morning, closes in the evening, a delayed report, the note's morning. */
const asOfs = [
  "2021-01-03T00:00:00Z",
  "2022-06-30",
  "2023-03-15T14:00:00Z",
  "2024-08-02T20:00:00Z",
  "2024-08-05T22:00:00Z",
  "2024-08-30",
  "2025-04-08",
  "2025-10-10T12:00:00Z",
  "2025-11-19T20:30:00Z",
  "2025-11-21T12:30:00Z",
  "2025-11-24T00:30:00Z",
] as const;

describe.each(asOfs)("no look-ahead at %s", (asOfText) => {
  const asOf = parseInstant(asOfText);
  const knownRows = packagedRows.filter((row) => row.knownAt <= asOf);
  const knownRecords = packagedRecords.filter((record) => record.knownAt <= asOf);
  let then: ReturnType<typeof plain>;
  beforeAll(async () => {
    then = plain(runAll((await indexOf(knownRows, knownRecords)).at(asOf)));
  });

  it("answers as if later rows did not exist", async () => {
    expect(plain(runAll(packaged.at(asOf)))).toEqual(then);
  });

  it("is not moved by later revisions of old observations, by later days, or by later records", async () => {
    const later = instant(asOf + 1);
    const stamp = { seq: packagedFiles + 1, knownAt: later, published: later };
    const newest = new Map<string, ObservationRow>();
    for (const row of knownRows) {
      const known = newest.get(row.series);
      if (!known || row.observedAt >= known.observedAt) newest.set(row.series, row);
    }
    const revised = knownRows
      .filter((row) => row.observedAt > asOf - 400 * dayMs)
      .map((row) => ({ ...row, ...stamp, value: row.value * -3 + 1, text: String(row.value * -3 + 1) }));
    const tomorrow = [...newest.values()].map((row) => {
      const observedAt = instant(row.observedAt + dayMs);
      return {
        ...row,
        ...stamp,
        observedAt,
        observed: utcDateOf(observedAt),
        value: row.value * 10,
        text: String(row.value * 10),
      };
    });
    const records = knownRecords.map((record) => ({ ...record, ...stamp, body: { ...record.body, value: 1e6 } }));
    const poisoned = await indexOf([...packagedRows, ...revised, ...tomorrow], [...packagedRecords, ...records]);
    expect(plain(runAll(poisoned.at(asOf)))).toEqual(then);
    // The poison works: one millisecond later it is known and changes answers.
    const after = poisoned.at(later);
    if (knownRows.length > 0) expect(plain(runAll(after))).not.toEqual(then);
  });

  it("gives finite numbers, ordered intervals that hold their value, and absences that say what is missing", async () => {
    expectSound(runAll(packaged.at(asOf)));
  });
});

/** Absent details name a source (publisher/data set), a count, or what makes the result undefined. */
const speaks = /[a-z0-9-]+\/[a-z0-9-]+|\d/;

function expectSound(results: ReadonlyMap<string, IndicatorResult>): void {
  for (const [id, { outcome, last }] of results) {
    if (outcome.state === "absent") {
      expect(outcome.detail.trim().length, id).toBeGreaterThan(8);
      if (outcome.reason !== "undefined-result" && outcome.reason !== "not-applicable")
        expect(outcome.detail, id).toMatch(speaks);
    }
    const reading = outcome.state === "present" ? outcome.value : last;
    if (!reading) continue;
    expect(Number.isFinite(reading.value), id).toBe(true);
    for (const [name, detail] of Object.entries(reading.details ?? {}))
      if (typeof detail === "number") {
        expect(Number.isFinite(detail), `${id}.${name} = ${detail}`).toBe(true);
        expect(detailUnit(byId.get(id)!, name), `${id}.${name}: add its unit to detail-units.ts`).toBeDefined();
      }
    const { interval } = reading;
    if (!interval) continue;
    expect(interval.lo, id).toBeLessThanOrEqual(reading.value + 1e-12 * Math.abs(reading.value));
    expect(interval.hi, id).toBeGreaterThanOrEqual(reading.value - 1e-12 * Math.abs(reading.value));
    expect(interval.method.trim(), id).not.toBe("");
    expect(interval.n, id).toBeGreaterThanOrEqual(0);
  }
}

type DataUse = "none" | "optional" | "required";

/** Parameters alone are arithmetic of assumptions, never absent for want of data; optional data may leave an answer or not. */
function dataUse(definition: IndicatorDefinition): DataUse {
  const uses = inputsOf(definition).map((input): DataUse => {
    if (input.kind === "parameter") return "none";
    if (input.kind === "records") return "required";
    const below = input.kind === "indicator" ? dataUse(byId.get(input.id)!) : "required";
    return below === "required" && input.optional ? "optional" : below;
  });
  return (["required", "optional"] as const).find((use) => uses.includes(use)) ?? "none";
}

const asOfText = "2025-11-21T12:30:00Z";
const lastDay = Date.parse("2025-11-20T00:00:00Z");
const columnOf = (values: readonly number[], lastAt = lastDay): Column =>
  values.map((value, i) => [utcDateOf(instant(lastAt - (values.length - 1 - i) * dayMs)), value] as const);
const everySeries = (column: (id: string) => Column) =>
  Object.fromEntries(seriesCatalogue.map((s) => [s.id, column(s.id)]));
const records = packagedRecords.filter((record) => record.knownAt <= parseInstant(asOfText));
/** Values that move and stay inside every series' plausible range where that is possible. */
const lively = (id: string, n: number): number[] => {
  const { plausible, unit } = findSeries(id)!;
  const middle = unit === "ratio" ? 0.03 : plausible[0] > 0 ? plausible[0] * 3 : (plausible[0] + plausible[1]) / 2 + 1;
  let seed = 7;
  for (const letter of id) seed = (seed * 31 + letter.charCodeAt(0)) % 9973;
  return Array.from({ length: n }, (_, i) => middle * (1 + 0.02 * Math.sin(i * i * 0.37 + seed)));
};

describe("what is not there", () => {
  it("is absent with a source or a count on an empty view, and nothing throws", () => {
    for (const [id, { outcome }] of runAll(viewOf(asOfText, {}))) {
      const use = dataUse(byId.get(id)!);
      if (use === "none") expect(outcome.state, id).toBe("present");
      if (use === "required") expect(outcome.state, id).toBe("absent");
      if (outcome.state === "present") continue;
      expect(["missing", "warming-up"], id).toContain(outcome.reason);
      expect(outcome.detail, id).toMatch(speaks);
    }
  });

  it.each([1, 2, 3, 10, 59, 60, 61, 119, 121, 250, 251])(
    "is absent or sound with %i observations of everything",
    (n) => {
      expectSound(
        runAll(
          viewOf(
            asOfText,
            everySeries((id) => columnOf(lively(id, n))),
            records,
          ),
        ),
      );
    },
  );

  const freshlyNeeded = [
    ...new Set(
      indicators.flatMap((d) =>
        inputsOf(d).flatMap((i) => (i.kind === "series" && !i.optional && i.mustBeFresh ? [i.series] : [])),
      ),
    ),
  ];
  const whole = everySeries((id) => columnOf(lively(id, 1200)));
  const wholeView = viewOf(asOfText, whole, records);
  // Moves between views that share all series but one, so only its readers are computed again.
  const run = new IndicatorRun(indicators, defaults);
  const fresh = run.at(wholeView);

  it("has nothing stale while everything is fresh", () => {
    for (const [id, { outcome }] of fresh) if (outcome.state === "absent") expect(outcome.reason, id).not.toBe("stale");
  });

  it.each(freshlyNeeded)("one stale input makes its readers stale: %s", (series) => {
    const old = columnOf(lively(series, 1200), lastDay - (findSeries(series)!.freshForDays + 2) * dayMs);
    const oldView = viewOf(asOfText, { [series]: old }).series(series);
    const results = run.at({ ...wholeView, series: (id) => (id === series ? oldView : wholeView.series(id)) });
    expectSound(results);
    for (const definition of indicators) {
      const needs = inputsOf(definition).some(
        (i) => i.kind === "series" && i.series === series && !i.optional && i.mustBeFresh,
      );
      const before = fresh.get(definition.id)!.outcome;
      if (!needs || (before.state === "absent" && before.reason === "missing")) continue;
      const { outcome } = results.get(definition.id)!;
      expect(outcome, definition.id).toMatchObject({ state: "absent", reason: "stale" });
      if (outcome.state === "absent") expect(outcome.detail).toContain("days before the as-of");
    }
  });
});

describe("odd numbers", () => {
  const shapes: Readonly<Record<string, (i: number) => number>> = {
    zeros: () => 0,
    "one constant": () => 0.5,
    negatives: (i) => -1 - (i % 7),
    "signs in turn": (i) => (i % 2 === 0 ? 1 : -1),
    "mostly zero": (i) => (i % 50 === 0 ? 1 : 0),
    "a step": (i) => (i < 600 ? 1 : 100),
    "very large": (i) => 1e12 * (1 + (i % 3)),
    "very small": (i) => 1e-12 * (1 + (i % 3)),
  };
  it.each(Object.keys(shapes))("%s never throw and never leave as NaN", (name) => {
    const column = columnOf(Array.from({ length: 1200 }, (_, i) => shapes[name]!(i)));
    const series = everySeries(() => column);
    expectSound(runAll(viewOf(asOfText, series, records)));
  });

  it("any mix of them, with gaps, neither", () => {
    // Hundredths: numbers so small that a quotient overflows are outside every series' plausible range and never stored.
    const value = fc.oneof(
      fc.constant(0),
      fc.integer({ min: -300, max: 300 }).map((n) => n / 100),
      fc.integer({ min: 50, max: 200 }),
    );
    const column = fc
      .tuple(fc.array(value, { maxLength: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 60 }))
      .map(([values, at, gap]) =>
        columnOf(values).map(([day, v], i) => {
          const shift = i < Math.min(at, values.length) ? gap * dayMs : 0;
          return [utcDateOf(instant(Date.parse(`${day}T00:00:00Z`) - shift)), v] as const;
        }),
      );
    const ids = seriesCatalogue.map((s) => s.id);
    fc.assert(
      fc.property(fc.array(column, { minLength: 6, maxLength: 6 }), (columns) => {
        const series = Object.fromEntries(ids.map((id, i) => [id, columns[i % columns.length]!]));
        expectSound(runAll(viewOf(asOfText, series, records)));
      }),
      { numRuns: 40, seed: 20251121 },
    );
  });
});

describe("one view", () => {
  let view: AsOfView;
  beforeAll(async () => {
    view = packaged.at(parseInstant(asOfText));
  });

  it("gives the same output for the same input, in any order of the list", () => {
    const once = plain(runAll(view));
    expect(plain(runAll(view))).toEqual(once);
    const reversed = plain(runIndicators([...indicators].reverse(), view, defaults));
    expect(reversed).toEqual(once);
  });

  it("is not changed by being read", () => {
    const before = view.series("jgb.30y").values.slice();
    runAll(view);
    expect(view.series("jgb.30y").values).toEqual(before);
  });

  it("traces every series input back to rows of the ledger", () => {
    for (const { uses } of runAll(view).values())
      for (const use of uses) {
        if (use.kind !== "series" || use.n === 0) continue;
        const { seqs, sources } = use.trace();
        expect(seqs.length, use.id).toBeGreaterThan(0);
        for (const source of sources) expect(findSeries(use.id)!.sources, use.id).toContain(source);
      }
  });
});
