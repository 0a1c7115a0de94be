import { z } from "zod";
import { defineModel } from "../define.ts";
import { real, whole } from "../schema.ts";
import { ExpandingRank } from "./expanding-rank.ts";

export const bandNames = ["calm", "elevated", "high", "extreme"] as const;
export type Band = (typeof bandNames)[number];
/** Upper ends of the lower three bands, as shares of the index's own history. */
const bandEnds = [0.75, 0.9, 0.97];

const bandOfRank = (rank: number): number => bandEnds.filter((end) => rank > end).length;

/** The band of an index as days arrive: it moves only when two days in a row lie on the same side of it. */
export class BandState {
  #ranks = new ExpandingRank();
  readonly #warmUp: number;
  #band: number | undefined;
  #before: number | undefined;

  constructor(warmUp: number) {
    this.#warmUp = warmUp;
  }

  copy(): BandState {
    const twin = new BandState(this.#warmUp);
    twin.#ranks = this.#ranks.copy();
    twin.#band = this.#band;
    twin.#before = this.#before;
    return twin;
  }

  /**
   * Takes in a day's index and returns the band after it, null while fewer than `warmUp` days are known. A move goes as far
   * as both days agree: after calm, a day that is high and one that is extreme make it high. A day without an index counts
   * for nothing: the band stays, and two days in a row must then follow it.
   */
  next(index: number | null): Band | null {
    if (index === null) this.#before = undefined;
    else {
      const today = bandOfRank(this.#ranks.next(index));
      if (this.#ranks.count < this.#warmUp) return null;
      const before = this.#before;
      this.#before = today;
      this.#band ??= today;
      if (before !== undefined) {
        if (Math.min(before, today) > this.#band) this.#band = Math.min(before, today);
        else if (Math.max(before, today) < this.#band) this.#band = Math.max(before, today);
      }
    }
    return this.#band === undefined ? null : bandNames[this.#band]!;
  }
}

export function bandsOf(index: readonly (number | null)[], warmUp: number): (Band | null)[] {
  const state = new BandState(warmUp);
  return index.map((value) => state.next(value));
}

export const stressBands = defineModel({
  id: "stress-bands",
  title: "Bands of a stress index",
  theme: "stress",
  formula:
    "rank of the day among all days so far: to .75 calm, to .90 elevated, to .97 high, above extreme; a change needs two days in a row",
  reference: "expanding quantiles; the two-day rule is a convention",
  inputs: z.strictObject({
    index: z
      .array(real("the index of one day").nullable())
      .min(1)
      .max(20_000)
      .describe("the index, oldest first; null where there is none"),
    warmUp: whole(1, 5000, "days that must be known before a band is given").default(252),
  }),
  example: { index: [0.1, 0.2, 0.15, 0.12, 0.3, 0.32], warmUp: 4 },
  compute: ({ index, warmUp }) => ({ outputs: { bands: bandsOf(index, warmUp) } }),
});
