import { z } from "zod";
import { defineModel } from "../define.ts";
import { real } from "../schema.ts";

/** The other jump of a fair binary event, and the standard deviation: Jd = -p / (1 - p) Ju, sd = sqrt(p (1 - p)) |Ju - Jd|. */
export function fairBinaryEvent(probability: number, jump: number): { otherJump: number; deviation: number } {
  const otherJump = (-probability / (1 - probability)) * jump;
  return { otherJump, deviation: Math.sqrt(probability * (1 - probability)) * Math.abs(jump - otherJump) };
}

export const binaryEvent = defineModel({
  id: "binary-event",
  title: "Two-way event with mean zero",
  theme: "outlook",
  formula: "other jump = -p / (1 - p) x jump; deviation = sqrt(p (1 - p)) x |difference|",
  reference: "a fair two-point distribution",
  inputs: z.strictObject({
    probability: z.number().gt(0).lt(1).describe("probability of the first outcome, strictly between 0 and 1"),
    jump: real("move if it happens, decimal"),
  }),
  example: { probability: 0.51, jump: 0.01 },
  compute: (i) => ({ outputs: fairBinaryEvent(i.probability, i.jump) }),
});
