import { z } from "zod";
import { defineModel } from "../define.ts";

/** Brier score of one probability: (p - outcome)^2; 0 is best, 1 worst. */
export const brierScore = (probability: number, happened: boolean): number => (probability - (happened ? 1 : 0)) ** 2;

/** Logarithmic score of one probability: minus the log of what was given to what happened; 0 is best. */
export const logScore = (probability: number, happened: boolean): number =>
  -Math.log(happened ? probability : 1 - probability);

export const forecastScore = defineModel({
  id: "forecast-score",
  title: "Score of a probability",
  theme: "outlook",
  formula: "Brier = (p - outcome)^2; log = -ln of the probability given to what happened",
  reference: "Brier 1950; Good 1952",
  inputs: z.strictObject({
    probability: z
      .number()
      .gt(0)
      .lt(1)
      .describe("probability that was stated, strictly between 0 and 1: certainty cannot be scored by logarithms"),
    happened: z.boolean().describe("whether the event happened"),
  }),
  example: { probability: 0.51, happened: true },
  compute: (i) => ({
    outputs: { brier: brierScore(i.probability, i.happened), log: logScore(i.probability, i.happened) },
  }),
});
