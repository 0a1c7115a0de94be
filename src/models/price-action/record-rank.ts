import { z } from "zod";
import { midRankFromTop } from "../../core/math/ranks.ts";
import { defineModel } from "../define.ts";
import { reals } from "../schema.ts";

/**
 * How large the last move is among all: rank of its size (1 is the largest, equal sizes share a rank) and the percentile
 * (n - rank + 1) / (n + 1).
 */
export function rankLastMove(returns: readonly number[]): { rank: number; percentile: number; n: number } {
  const sizes = returns.map(Math.abs);
  const n = sizes.length;
  const rank = midRankFromTop(sizes, sizes.at(-1)!);
  return { rank, percentile: (n - rank + 1) / (n + 1), n };
}

export const recordRank = defineModel({
  id: "record-rank",
  title: "How exceptional is the last move?",
  theme: "price-action",
  formula: "rank of |r| among n, ties mid-rank; percentile (n - rank + 1) / (n + 1)",
  reference: "order statistics",
  inputs: z.strictObject({ returns: reals(1, 50_000, "returns, oldest first, the last being judged") }),
  example: { returns: [0.01, -0.02, 0.005, -0.031, 0.012, -0.025] },
  compute: ({ returns }) => ({ outputs: rankLastMove(returns) }),
});
