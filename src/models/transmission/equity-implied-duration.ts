import { z } from "zod";
import { defineModel } from "../define.ts";
import { refuse } from "../schema.ts";
import { equityDuration, impliedYieldGap } from "./equity-revaluation.ts";

export const equityImpliedDuration = defineModel({
  id: "equity-implied-duration",
  title: "Duration that a claimed equity move implies",
  theme: "transmission",
  formula:
    "linear = -move / shock; log = -ln(1 + move) / shock; Gordon: k - g = shock (1 + move) / -move, duration = 1 / (k - g)",
  reference: "Gordon and Shapiro 1956",
  inputs: z
    .strictObject({
      move: z.number().gt(-1).max(10).describe("claimed price change, decimal; -0.12 is a fall of 12 %"),
      shock: z.number().min(-1).max(1).describe("shock to k - g, decimal; 0.0075 is 75 bp"),
    })
    .superRefine(({ move, shock }, context) => {
      if (shock === 0) refuse(context, ["shock"], "a shock other than 0");
      else if (!(move * shock < 0)) refuse(context, ["move"], "a move of the opposite sign to the shock");
    }),
  example: { move: -0.12, shock: 0.0075 },
  compute: ({ move, shock }) => {
    const yieldGap = impliedYieldGap(move, shock);
    return {
      outputs: { linear: -move / shock, log: -Math.log1p(move) / shock, yieldGap, gordon: equityDuration(yieldGap) },
    };
  },
});
