import { z } from "zod";
import { defineModel } from "../define.ts";
import { prices, refuse, whole } from "../schema.ts";

/** Simple and log return over the last `window` sessions; undefined when the list is not longer than the window. */
export function moveOver(
  closes: readonly number[],
  window: number,
): { simpleReturn: number; logReturn: number } | undefined {
  const last = closes.at(-1);
  const before = closes.at(-1 - window);
  if (last === undefined || before === undefined) return undefined;
  return { simpleReturn: last / before - 1, logReturn: Math.log(last / before) };
}

export const moves = defineModel({
  id: "moves",
  title: "Moves over windows",
  theme: "price-action",
  formula: "last close / close n sessions before - 1, and its logarithm",
  reference: "simple for display, log for modelling",
  inputs: z
    .strictObject({
      closes: prices(2, 20_000, "closes, oldest first, any unit"),
      windows: z
        .array(whole(1, 10_000, "sessions"))
        .min(1)
        .max(50)
        .default([1])
        .describe("lengths of the windows, sessions"),
    })
    .superRefine(({ closes, windows }, context) => {
      for (const [i, window] of windows.entries())
        if (window >= closes.length)
          refuse(
            context,
            ["windows", i],
            `at most ${closes.length - 1}, one less than the closes`,
            "Give more closes or a shorter window.",
          );
    }),
  example: { closes: [100, 101, 99, 98, 97, 99], windows: [1, 5] },
  compute: ({ closes, windows }) => ({
    outputs: { rows: windows.map((window) => ({ window, ...moveOver(closes, window)! })) },
  }),
});
