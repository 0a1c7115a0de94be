// Against the count over all pairs, and by hand: 1 3 2 has two rising and one falling pair, tau 1/3.
import fc from "fast-check";
import { expect, it } from "vitest";
import { independentTauDeviation, kendallTrend } from "./kendall.ts";

it("is 1/3 for 1 3 2, 1 for a rise, -1 for a fall, 0 for equal values", () => {
  expect(kendallTrend([1, 3, 2])).toBeCloseTo(1 / 3, 12);
  expect(kendallTrend([1, 2, 3, 4])).toBe(1);
  expect(kendallTrend([4, 3, 2])).toBe(-1);
  expect(kendallTrend([5, 5, 5])).toBe(0);
});

it("equals the count over all pairs", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 60 }), (list) => {
      let signs = 0;
      for (let i = 0; i < list.length; i++)
        for (let j = i + 1; j < list.length; j++) signs += Math.sign(list[j]! - list[i]!);
      expect(kendallTrend(list)).toBeCloseTo(signs / ((list.length * (list.length - 1)) / 2), 12);
    }),
  );
});

it("has the textbook deviation: .0471 for 201 independent values", () => {
  expect(independentTauDeviation(201)).toBeCloseTo(Math.sqrt((2 * 407) / (9 * 201 * 200)), 12);
});
