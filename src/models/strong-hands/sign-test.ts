import { z } from "zod";
import { binomialUpperTail, wilsonInterval } from "../../core/math/interval.ts";
import { defineModel } from "../define.ts";
import { refuse, whole } from "../schema.ts";

export const signTest = defineModel({
  id: "sign-test",
  title: "Sign test",
  theme: "strong-hands",
  formula: "probability of at least K successes in n fair and independent trials",
  reference: "binomial; days are not independent, so the bootstrap of accumulation-test is the one to report",
  inputs: z
    .strictObject({
      successes: whole(0, 100_000, "days on which holdings rose"),
      trials: whole(1, 100_000, "down days that were looked at"),
    })
    .superRefine(({ successes, trials }, context) => {
      if (successes > trials) refuse(context, ["successes"], `at most the number of trials, ${trials}`);
    }),
  example: { successes: 14, trials: 17 },
  compute: ({ successes, trials }) => ({
    outputs: { share: successes / trials, pValue: binomialUpperTail(successes, trials) },
    uncertainty: { share: { ...wilsonInterval(successes, trials), n: trials, method: "Wilson interval, 0.95" } },
  }),
});
