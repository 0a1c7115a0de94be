import { z } from "zod";
import { normalQuantileOf } from "../../core/math/interval.ts";
import { regress } from "../../core/math/regression.ts";
import type { Estimate } from "../../core/outcome.ts";
import { defineModel } from "../define.ts";
import { confidence, reals, refuse, sameLength, whole } from "../schema.ts";

/**
 * Beta of the later market on the earlier one with a Newey-West interval. Undefined when the earlier market does not vary.
 * Both lists are changes of the same sessions.
 */
export function passThroughBeta(
  earlier: readonly number[],
  later: readonly number[],
  lags: number,
  level: number,
): Estimate | undefined {
  const fit = regress(
    later,
    earlier.map((value) => [value]),
    { lags },
  );
  if (!fit) return undefined;
  const value = fit.coefficients[1]!;
  const half = normalQuantileOf(level) * fit.standardErrors[1]!;
  return {
    value,
    lo: value - half,
    hi: value + half,
    n: fit.n,
    method: `least squares, Newey-West ${lags} lags, ${level}`,
  };
}

export const passThrough = defineModel({
  id: "pass-through",
  title: "How much of a move is passed on",
  theme: "transmission",
  formula: "least-squares slope of the later-closing market's change on the earlier one's, Newey-West interval",
  reference: "Newey and West 1987",
  inputs: z
    .strictObject({
      earlier: reals(10, 5000, "changes of the market that closes first, oldest first"),
      later: reals(10, 5000, "changes of the market that closes later, same sessions"),
      lags: whole(0, 60, "lags of the Newey-West errors").default(5),
      confidence,
    })
    .superRefine((i, context) => {
      sameLength(context, { earlier: i.earlier, later: i.later });
      if (i.earlier.length === i.later.length && !passThroughBeta(i.earlier, i.later, i.lags, i.confidence))
        refuse(context, ["earlier"], "changes that are not all equal");
    }),
  example: {
    earlier: [0.01, -0.02, 0.015, 0.005, -0.01, 0.02, -0.005, 0.012, -0.018, 0.007],
    later: [0.006, -0.011, 0.01, 0.001, -0.004, 0.012, -0.006, 0.005, -0.009, 0.004],
  },
  compute: (i) => {
    const estimate = passThroughBeta(i.earlier, i.later, i.lags, i.confidence);
    if (!estimate) throw new Error("bug: a varying regressor gave a singular regression");
    const { value, ...interval } = estimate;
    return {
      outputs: { beta: value },
      uncertainty: { beta: interval },
      ...(interval.lo <= 0 && interval.hi >= 0 ? { notes: ["the interval contains 0: no pass-through is shown"] } : {}),
    };
  },
});
