import { z } from "zod";
import { ecdfRank } from "../../core/math/ranks.ts";
import { defineModel } from "../define.ts";
import { name, reals } from "../schema.ts";

export interface StressComponent {
  readonly name: string;
  /** Oldest first, the last being judged. */
  readonly history: readonly number[];
  /** Whether a higher value means more stress; false for cash conversion, for example. */
  readonly higherIsWorse: boolean;
}

/** Rank of each component's last value in its own history, 1 for the worst so far, and their plain mean. */
export function fundingStressGauge(components: readonly StressComponent[]): {
  gauge: number;
  ranks: Record<string, number>;
} {
  const ranks = components.map(({ name, history, higherIsWorse }) => {
    const signed = higherIsWorse ? history : history.map((value) => -value);
    return [name, ecdfRank(signed, signed.at(-1)!)] as const;
  });
  return { gauge: ranks.reduce((sum, [, rank]) => sum + rank, 0) / ranks.length, ranks: Object.fromEntries(ranks) };
}

export const fundingStress = defineModel({
  id: "funding-stress",
  title: "Funding-stress gauge",
  theme: "ai-funding",
  formula:
    "mean over components of the share of their history that is at most the last value, signs turned so that higher is worse",
  reference: "ranks as in Hollo, Kremer and Lo Duca 2012; equal weights",
  inputs: z.strictObject({
    components: z
      .array(
        z.strictObject({
          name: name("name of the component"),
          history: reals(8, 1000, "at least eight quarters, oldest first, the last being judged"),
          higherIsWorse: z.boolean().describe("true if a higher value means more stress"),
        }),
      )
      .min(1)
      .max(50)
      .describe("components of the gauge"),
  }),
  example: {
    components: [
      { name: "change of DSO", history: [0, 1, -1, 2, 0, 1, 3, 7], higherIsWorse: true },
      { name: "cash conversion", history: [1.1, 1, 0.9, 1.05, 0.95, 1, 0.85, 0.74], higherIsWorse: false },
    ],
  },
  compute: ({ components }) => ({ outputs: fundingStressGauge(components) }),
});
