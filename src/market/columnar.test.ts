// Columns give rows back as they came and cut them at a pin. Expected order: a plain stable sort of the same rows; the
// printed forms: what String() and formatInstant() give. The cut itself is compared in store/contract.suite.ts.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../core/time.ts";
import { columnOf, columnUpTo, isPrintedValue } from "./column-builder.ts";
import { dayText, rowAt } from "./columnar.ts";
import type { ObservationRow } from "./observation.ts";

const row = (day: number, source: string, knownAt: number, seq: number, value: number): ObservationRow => ({
  series: "s",
  source,
  observed: dayText(day),
  observedAt: instant(day * 86_400_000),
  periodStart: null,
  value,
  text: value % 2 ? `${value}.0` : String(value),
  unit: "USD",
  seq,
  origin: "live",
  published: null,
  retrieved: instant(knownAt),
  knownAt: instant(knownAt),
  knownBasis: "retrieved",
});

const rows = fc.array(fc.tuple(fc.nat(6), fc.constantFrom("b", "a", "c"), fc.nat(3), fc.integer({ min: 1, max: 4 })), {
  maxLength: 60,
});

describe("columns", () => {
  it("keep every row and sort by observation, source, knownAt, seq, then arrival (property)", () => {
    fc.assert(
      fc.property(rows, (tuples) => {
        const arrived = tuples.map(([day, source, known, seq], n) => row(day, source, known, seq, n));
        const column = columnOf("s", arrived);
        const sorted = [...arrived].sort(
          (a, b) =>
            a.observedAt - b.observedAt ||
            (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) ||
            a.knownAt - b.knownAt ||
            a.seq - b.seq,
        );
        expect(arrived.map((_, n) => rowAt(column, n))).toEqual(sorted);
        const upTo = columnUpTo(column, 2);
        expect(Array.from({ length: upTo.length }, (_, n) => rowAt(upTo, n))).toEqual(sorted.filter((r) => r.seq <= 2));
      }),
      { numRuns: 300 },
    );
  });

  it("tell printed numbers from other ways of writing them (property)", () => {
    for (const text of [
      "0",
      "-0",
      "0.0",
      "1.50",
      "01",
      "1.",
      ".5",
      "+1",
      "1e3",
      "0.0000001",
      "-",
      "",
      "1_000",
      "1,000",
      "NaN",
    ])
      for (const value of [0, -0, 1.5, 1, 0.5, 1000, 1e-7])
        expect(isPrintedValue(text, value)).toBe(text === String(value));
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.tuple(fc.integer(), fc.nat(9)).map(([n, places]) => Number(`${n}e-${places}`)),
    );
    fc.assert(
      fc.property(number, fc.constantFrom("", "0", "1", "."), (value, tail) => {
        const text = String(value) + tail;
        expect(isPrintedValue(text, value)).toBe(text === String(value));
        expect(isPrintedValue(String(value), value)).toBe(true);
        expect(isPrintedValue(String(value), value + 1)).toBe(String(value) === String(value + 1));
      }),
      { numRuns: 3000 },
    );
  });
});
