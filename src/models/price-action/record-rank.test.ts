// By hand: the largest of four has rank 1 and percentile 4/5; two equal sizes share rank 1.5.
import { expect, it } from "vitest";
import { rankLastMove } from "./record-rank.ts";

it("ranks the size of the last move, ties in the middle", () => {
  expect(rankLastMove([0.01, 0.02, -0.01, -0.05])).toEqual({ rank: 1, percentile: 0.8, n: 4 });
  expect(rankLastMove([0.05, 0.02, -0.01, -0.05])).toEqual({ rank: 1.5, percentile: 0.7, n: 4 });
  expect(rankLastMove([0.05, 0.02, 0.01])).toEqual({ rank: 3, percentile: 0.25, n: 3 });
});
