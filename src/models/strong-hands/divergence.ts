import { z } from "zod";
import { robustScore } from "../../core/math/ranks.ts";
import { defineModel } from "../define.ts";
import { reals, refuse, sameLength } from "../schema.ts";

/**
 * Robust z-score of the last 30-day flow less that of the last 30-day return, each in its own history: high when a cohort
 * buys unusually much while the price falls unusually much. Undefined when either history does not vary.
 */
export function flowDivergence(flows: readonly number[], returns: readonly number[]): number | undefined {
  const flowScore = robustScore(flows, flows.at(-1)!);
  const returnScore = robustScore(returns, returns.at(-1)!);
  return flowScore === undefined || returnScore === undefined ? undefined : flowScore - returnScore;
}

export const divergence = defineModel({
  id: "divergence",
  title: "Buying against the price",
  theme: "strong-hands",
  formula: "z(change of holdings over 30 days) - z(return over 30 days), z from median and median absolute deviation",
  reference: "only a cohort fixed beforehand, against its own history, is informative",
  inputs: z
    .strictObject({
      flows: reals(
        10,
        5000,
        "30-day changes of holdings, oldest first, the last being judged; three years by convention",
      ),
      returns: reals(10, 5000, "30-day returns on the same days"),
    })
    .superRefine((i, context) => {
      sameLength(context, { flows: i.flows, returns: i.returns });
      for (const field of ["flows", "returns"] as const)
        if (robustScore(i[field], 0) === undefined) refuse(context, [field], "values that are not all equal");
    }),
  example: {
    flows: [10, -5, 8, 0, 12, -3, 7, 2, 5, 60],
    returns: [0.02, 0.05, -0.01, 0.03, 0, 0.04, -0.02, 0.01, 0.02, -0.24],
  },
  compute: ({ flows, returns }) => ({ outputs: { divergence: flowDivergence(flows, returns)! } }),
});
