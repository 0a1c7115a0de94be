import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive } from "../schema.ts";

export interface SpentOutput {
  readonly coins: number;
  readonly priceSpent: number;
  readonly priceCreated: number;
}

/** Value of coins when they were spent over their value when they were received; below 1 they moved at a loss. Not empty. */
export const spentOutputProfit = (outputs: readonly SpentOutput[]): number =>
  outputs.reduce((sum, o) => sum + o.coins * o.priceSpent, 0) /
  outputs.reduce((sum, o) => sum + o.coins * o.priceCreated, 0);

export const sopr = defineModel({
  id: "sopr",
  title: "Spent output profit ratio",
  theme: "strong-hands",
  formula: "sum of coins x price when spent / sum of coins x price when created",
  reference: "on-chain accounting; an address is not a person",
  inputs: z.strictObject({
    spent: z
      .array(
        z.strictObject({
          coins: positive("coins"),
          priceSpent: positive("price when spent, USD"),
          priceCreated: positive("price when received, USD"),
        }),
      )
      .min(1)
      .max(20_000)
      .describe("spent outputs"),
  }),
  example: {
    spent: [
      { coins: 10, priceSpent: 87000, priceCreated: 95000 },
      { coins: 5, priceSpent: 87000, priceCreated: 30000 },
    ],
  },
  compute: ({ spent }) => ({ outputs: { sopr: spentOutputProfit(spent) } }),
});
