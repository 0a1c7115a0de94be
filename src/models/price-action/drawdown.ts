import { z } from "zod";
import { defineModel } from "../define.ts";
import { prices, whole } from "../schema.ts";

/** Last close against the highest close of the last `window` (its own included), decimal, never positive. The list is not empty. */
export function drawdownFrom(closes: readonly number[], window = closes.length): number {
  const recent = closes.slice(-window);
  return recent.at(-1)! / recent.reduce((high, close) => Math.max(high, close), 0) - 1;
}

/** Deepest fall from a running high anywhere in the list, decimal, never positive. */
export function deepestDrawdown(closes: readonly number[]): number {
  let high = 0;
  let deepest = 0;
  for (const close of closes) {
    high = Math.max(high, close);
    deepest = Math.min(deepest, close / high - 1);
  }
  return deepest;
}

export const drawdown = defineModel({
  id: "drawdown",
  title: "Drawdown",
  theme: "price-action",
  formula: "last close / highest close so far - 1; CMAX: against the highest close of the window",
  reference: "Patel and Sarkar 1998 for CMAX",
  inputs: z.strictObject({
    closes: prices(1, 20_000, "closes, oldest first, any unit"),
    window: whole(1, 20_000, "sessions of the CMAX window").default(252),
  }),
  example: { closes: [100, 126.2, 120, 93, 83], window: 252 },
  compute: ({ closes, window }) => ({
    outputs: { drawdown: drawdownFrom(closes), cmax: drawdownFrom(closes, window), deepest: deepestDrawdown(closes) },
  }),
});
