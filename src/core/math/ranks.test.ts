// Ranks by hand: the expanding ranks 1, 1, .6667, .75, 1 of the sequence 2 5 3 3 8 (T6.1), ties, and robust scores.
import { expect, it } from "vitest";
import { ecdfRank, midRankFromTop, robustScore } from "./ranks.ts";

it("counts ties in", () => {
  const sequence = [2, 5, 3, 3, 8];
  const ranks = sequence.map((value, t) => ecdfRank(sequence.slice(0, t + 1), value));
  expect(ranks.map((rank) => Number(rank.toFixed(4)))).toEqual([1, 1, 0.6667, 0.75, 1]);
});

it("shares ranks between equals", () => {
  expect(midRankFromTop([1, 3, 3, 5], 3)).toBe(2.5);
  expect(midRankFromTop([1, 3, 3, 5], 5)).toBe(1);
});

it("falls back to the standard deviation when most values are equal, and has no score when all are", () => {
  expect(robustScore([1, 1, 1, 1, 6], 6)).toBeCloseTo(2.5, 12);
  expect(robustScore([2, 2, 2], 2)).toBeUndefined();
});
