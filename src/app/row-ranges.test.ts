// Row numbers as text and back; expected texts are written by hand, the property is that nothing is lost.
import fc from "fast-check";
import { expect, it } from "vitest";
import { fromRanges, toRanges } from "./row-ranges.ts";

it("writes runs and single rows", () => {
  expect(toRanges([0, 1, 2, 14, 20, 21])).toBe("0-2,14,20-21");
  expect(toRanges([])).toBe("");
  expect([...fromRanges("0-2,14")]).toEqual([0, 1, 2, 14]);
});

it("gives back what it was given", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300)), (numbers) => {
      const ascending = numbers.sort((a, b) => a - b);
      expect([...fromRanges(toRanges(ascending))]).toEqual(ascending);
    }),
  );
});
