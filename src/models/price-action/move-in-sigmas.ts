import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, real, whole } from "../schema.ts";

/** Volatility of one session from an annual one, same unit. */
export const sessionVolatility = (annualVolatility: number, sessionsPerYear: number): number =>
  annualVolatility / Math.sqrt(sessionsPerYear);

export const moveInSigmas = defineModel({
  id: "move-in-sigmas",
  title: "A move in standard deviations",
  theme: "price-action",
  formula: "move / (annual volatility / square root of sessions a year)",
  reference: "the volatility is the one of the close before",
  inputs: z.strictObject({
    move: real("move of the session, decimal; -0.0156 is -1.56 %"),
    impliedVolatility: positive("annual volatility of the close before, decimal; a VIX of 23.66 is 0.2366"),
    sessionsPerYear: whole(1, 366, "sessions a year").default(252),
  }),
  example: { move: -0.0156, impliedVolatility: 0.2366 },
  compute: (i) => {
    const dailySigma = sessionVolatility(i.impliedVolatility, i.sessionsPerYear);
    return { outputs: { dailySigma, sigmas: i.move / dailySigma } };
  },
});
