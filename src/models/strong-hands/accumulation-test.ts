import { z } from "zod";
import { binomialUpperTail } from "../../core/math/interval.ts";
import { bootstrapPositions } from "../../core/random/stationary-bootstrap.ts";
import { defineModel } from "../define.ts";
import { reals, refuse, sameLength, seed, whole } from "../schema.ts";

/** Samples times days that are resampled at most, which keeps an answer within a few seconds. */
const workMax = 50_000_000;

export interface Accumulation {
  /** Days on which the price fell, and those of them on which the cohort's holdings rose. */
  readonly downDays: number;
  readonly boughtDays: number;
}

/** Counts down days and how many of them saw holdings rise, over all days or over resampled positions. */
export function countAccumulation(
  flows: readonly number[],
  returns: readonly number[],
  positions?: ArrayLike<number>,
): Accumulation {
  let downDays = 0;
  let boughtDays = 0;
  for (let k = 0; k < flows.length; k++) {
    const t = positions ? positions[k]! : k;
    if (returns[t]! < 0) {
      downDays++;
      if (flows[t]! > 0) boughtDays++;
    }
  }
  return { downDays, boughtDays };
}

/**
 * One-sided p-value of "the cohort buys on down days more often than not", by the stationary block bootstrap: the share of
 * resamples whose bought share exceeds the observed one by as much as that exceeds one half. Resamples without a down day
 * are left out. Adds one to both counts, so it is never zero.
 */
export function accumulationPValue(
  flows: readonly number[],
  returns: readonly number[],
  options: { meanBlock: number; samples: number; seed: number },
): number {
  const observed = countAccumulation(flows, returns);
  const share = observed.boughtDays / observed.downDays;
  let extreme = 0;
  let used = 0;
  for (let sample = 0; sample < options.samples; sample++) {
    const drawn = countAccumulation(
      flows,
      returns,
      bootstrapPositions(flows.length, options.meanBlock, options.seed, sample),
    );
    if (drawn.downDays === 0) continue;
    used++;
    if (drawn.boughtDays / drawn.downDays - share >= share - 0.5) extreme++;
  }
  return (extreme + 1) / (used + 1);
}

export const accumulationTest = defineModel({
  id: "accumulation-test",
  title: "Does a cohort buy when the price falls?",
  theme: "strong-hands",
  formula:
    "K of n down days with holdings rising; p from the stationary block bootstrap, and from the binomial beside it",
  reference: "Politis and Romano 1994",
  inputs: z
    .strictObject({
      flows: reals(20, 5000, "daily changes of holdings of a cohort fixed beforehand, oldest first"),
      returns: reals(20, 5000, "returns on the same days"),
      meanBlock: z.number().min(1).max(250).default(10).describe("mean length of a block, days"),
      samples: whole(100, 100_000, "resamples").default(2000),
      seed: seed.default(1),
    })
    .superRefine((i, context) => {
      sameLength(context, { flows: i.flows, returns: i.returns });
      if (!i.returns.some((value) => value < 0))
        refuse(context, ["returns"], "at least one day on which the price fell");
      if (i.samples * i.flows.length > workMax)
        refuse(context, ["samples"], `at most ${Math.floor(workMax / i.flows.length)} for ${i.flows.length} days`);
    }),
  example: {
    flows: Array.from({ length: 40 }, (_, t) => (t % 5 === 0 ? -1 : 2)),
    returns: Array.from({ length: 40 }, (_, t) => (t % 3 === 0 ? -0.01 : 0.008)),
    samples: 500,
  },
  compute: ({ flows, returns, ...options }) => {
    const counts = countAccumulation(flows, returns);
    return {
      outputs: {
        ...counts,
        pValue: accumulationPValue(flows, returns, options),
        binomialPValue: binomialUpperTail(counts.boughtDays, counts.downDays),
      },
    };
  },
});
