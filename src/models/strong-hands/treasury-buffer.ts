import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, positive } from "../schema.ts";

/** How far price stands above cost (price / cost - 1), and how far it may fall to reach it (1 - cost / price). Negative below cost. */
export const costBuffer = (price: number, cost: number): { up: number; down: number } => ({
  up: price / cost - 1,
  down: 1 - cost / price,
});

export const treasuryBuffer = defineModel({
  id: "treasury-buffer",
  title: "Buffer over cost of a treasury company",
  theme: "strong-hands",
  formula: "up = price / cost - 1; down = 1 - cost / price; gain = (price - cost) x coins",
  reference: "accounting identity",
  inputs: z.strictObject({
    price: positive("price of a coin, USD"),
    cost: positive("average cost of a coin, USD"),
    coins: nonNegative("coins held"),
  }),
  example: { price: 87000, cost: 74430, coins: 649870 },
  compute: ({ price, cost, coins }) => ({ outputs: { ...costBuffer(price, cost), gain: (price - cost) * coins } }),
});
