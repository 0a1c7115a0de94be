import { z } from "zod";
import { defineModel } from "../define.ts";
import { real, whole } from "../schema.ts";

/** Ranks values as they arrive: each among those up to and including itself. A later value never changes an earlier rank. */
export class ExpandingRank {
  #sorted = new Float64Array(64);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  copy(): ExpandingRank {
    const twin = new ExpandingRank();
    twin.#sorted = this.#sorted.slice();
    twin.#count = this.#count;
    return twin;
  }

  /** Takes in the value and returns the share of all values so far that are at most it, ties included: 1 for the first. */
  next(value: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    if (this.#count === this.#sorted.length) {
      const wider = new Float64Array(2 * this.#count);
      wider.set(this.#sorted);
      this.#sorted = wider;
    }
    this.#sorted.copyWithin(low + 1, low, this.#count);
    this.#sorted[low] = value;
    this.#count += 1;
    return (low + 1) / this.#count;
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
