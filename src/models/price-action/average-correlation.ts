import { sampleCorrelation } from "simple-statistics";
import { z } from "zod";
import { defineModel } from "../define.ts";
import { reals, refuse } from "../schema.ts";

/** Mean of the correlations of all pairs. Every series varies and has the same length; at least two series. */
export function meanPairwiseCorrelation(series: readonly (readonly number[])[]): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < series.length; i++)
    for (let j = 0; j < i; j++) {
      sum += sampleCorrelation([...series[i]!], [...series[j]!]);
      pairs++;
    }
  return sum / pairs;
}

export const averageCorrelation = defineModel({
  id: "average-correlation",
  title: "Average pairwise correlation",
  theme: "price-action",
  formula: "mean over all pairs of the sample correlation of returns",
  reference: "22 sessions by convention",
  inputs: z
    .strictObject({
      returns: z
        .array(reals(3, 2000, "returns of one asset, oldest first"))
        .min(2)
        .max(100)
        .describe("one list of returns an asset, same sessions"),
    })
    .superRefine(({ returns }, context) => {
      for (const [i, list] of returns.entries())
        if (list.length !== returns[0]!.length)
          refuse(context, ["returns", i], `${returns[0]!.length} entries, as many as the first asset`);
      for (const [i, list] of returns.entries())
        if (list.every((value) => value === list[0])) refuse(context, ["returns", i], "returns that are not all equal");
    }),
  example: {
    returns: [
      [0.01, -0.02, 0.015, 0.004],
      [0.012, -0.018, 0.01, 0.006],
      [0.03, -0.05, 0.02, -0.01],
    ],
  },
  compute: ({ returns }) => ({ outputs: { correlation: meanPairwiseCorrelation(returns) } }),
});
