// Yields 1, 3, 2, 6 have changes 2, -1, 4: mean 5/3, squares (1/9 + 64/9 + 49/9) = 114/9, deviation sqrt(57/9) = 2.51661.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { LocalDate } from "../core/time.ts";
import { addDays } from "../core/time.ts";
import { changeDeviations, changesOver, fallsFromHigh } from "./rolling.ts";

const windowOf = (values: readonly number[], skip = 0) => ({
  observed: values.map((_, i) => addDays("2024-01-01" as LocalDate, i + (i >= 5 ? skip : 0))),
  values,
});

it("has the deviation of changes, the change and the fall from the high", () => {
  const window = windowOf([1, 3, 2, 6, 3]);
  expect(changeDeviations(window, 3, "difference").values[0]).toBeCloseTo(2.51661, 5);
  expect(changesOver(window, 2)).toEqual({ observed: ["2024-01-03", "2024-01-04", "2024-01-05"], values: [1, 3, 1] });
  expect(fallsFromHigh(window, 3)).toEqual({
    observed: ["2024-01-03", "2024-01-04", "2024-01-05"],
    values: [1 - 2 / 3, 0, 0.5],
  });
});

it("does not look across a gap", () => {
  const window = windowOf([9, 9, 9, 9, 9, 1, 2, 3], 400);
  expect(fallsFromHigh(window, 3).values).toEqual([0, 0, 0, 0]);
  expect(changesOver(window, 2).values).toEqual([0, 0, 0, 2]);
});

it("is what a plain loop finds, and days that follow change nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 30 }), fc.nat(), (values, cut) => {
      const all = fallsFromHigh(windowOf(values), 4);
      const plain = values.slice(3).map((value, i) => 1 - value / Math.max(...values.slice(i, i + 4)));
      expect(all.values).toEqual(plain);
      const days = 4 + (cut % (values.length - 3));
      const early = windowOf(values.slice(0, days));
      for (const of of [
        (w: typeof early) => fallsFromHigh(w, 4),
        (w: typeof early) => changeDeviations(w, 3, "log return"),
      ]) {
        const known = of(early);
        expect(Array.from(of(windowOf(values)).values).slice(0, known.values.length)).toEqual(known.values);
      }
    }),
    { numRuns: 60 },
  );
});
