import { z } from "zod";
import { defineModel } from "../define.ts";
import { real, whole } from "../schema.ts";

/** Ranks values as they arrive: each among those up to and including itself. A later value never changes an earlier rank. */
export class ExpandingRank {
  readonly #sorted: number[] = [];

  get count(): number {
    return this.#sorted.length;
  }

  /** Takes in the value and returns the share of all values so far that are at most it, ties included: 1 for the first. */
  next(value: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, value);
    return (low + 1) / this.#sorted.length;
  }
}

/** The rank of every value, oldest first; absent where the value is absent or fewer than `warmUp` values are known. */
export function expandingRanks(values: readonly (number | null)[], warmUp: number): (number | null)[] {
  const ranks = new ExpandingRank();
  return values.map((value) => {
    if (value === null) return null;
    const rank = ranks.next(value);
    return ranks.count >= warmUp ? rank : null;
  });
}

export const expandingRank = defineModel({
  id: "expanding-rank",
  title: "Rank of each value among those before it",
  theme: "stress",
  formula: "F_t(x_t) = number of s <= t with x_s <= x_t, over t",
  reference: "Hollo, Kremer and Lo Duca 2012, the recursive transform",
  inputs: z.strictObject({
    values: z
      .array(real("a value").nullable())
      .min(1)
      .max(20_000)
      .describe("oldest first, any one unit; null where there is no value"),
    warmUp: whole(1, 5000, "values that must be known before a rank is given").default(1),
  }),
  example: { values: [2, 5, 3, 3, 8] },
  compute: ({ values, warmUp }) => ({ outputs: { ranks: expandingRanks(values, warmUp) } }),
});
