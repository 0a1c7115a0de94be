import { mean, sampleStandardDeviation } from "simple-statistics";
import { z } from "zod";
import { defineModel } from "../define.ts";
import { reals, refuse, whole } from "../schema.ts";

/** (mean of the last `short` - mean of the last `long`) / standard deviation of the last `long`. The long window varies. */
export function standardisedShift(history: readonly number[], short: number, long: number): number {
  const window = history.slice(-long);
  return (mean(history.slice(-short)) - mean(window)) / sampleStandardDeviation(window);
}

export const absorptionSignal = defineModel({
  id: "absorption-signal",
  title: "Shift of the absorption ratio",
  theme: "price-action",
  formula: "(mean of 15 days - mean of a year) / standard deviation of the year",
  reference: "Kritzman, Li, Page and Rigobon 2011",
  inputs: z
    .strictObject({
      history: reals(3, 20_000, "absorption ratios, oldest first"),
      short: whole(1, 5000, "sessions of the short window").default(15),
      long: whole(3, 5000, "sessions of the long window").default(252),
    })
    .superRefine(({ history, short, long }, context) => {
      if (short >= long) refuse(context, ["short"], `less than the long window, ${long}`);
      if (history.length < long)
        refuse(context, ["history"], `at least ${long} entries, the long window; it has ${history.length}`);
      const window = history.slice(-long);
      if (window.every((value) => value === window[0])) refuse(context, ["history"], "a long window that varies");
    }),
  example: { history: [0.6, 0.61, 0.6, 0.62, 0.61, 0.66, 0.68], short: 2, long: 7 },
  compute: ({ history, short, long }) => ({ outputs: { shift: standardisedShift(history, short, long) } }),
});
