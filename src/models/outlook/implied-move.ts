import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, whole } from "../schema.ts";

/** Standard deviation and mean size of one session's move that an annual implied volatility stands for; decimals. */
export function movesImpliedBy(
  impliedVolatility: number,
  sessionsPerYear: number,
): { sigma: number; meanSize: number } {
  const sigma = impliedVolatility / Math.sqrt(sessionsPerYear);
  return { sigma, meanSize: sigma * Math.sqrt(2 / Math.PI) };
}

export const impliedMove = defineModel({
  id: "implied-move",
  title: "Move that an implied volatility stands for",
  theme: "outlook",
  formula: "sigma = implied volatility / sqrt(sessions); mean size = sigma x sqrt(2 / pi)",
  reference: "normal distribution",
  inputs: z.strictObject({
    impliedVolatility: nonNegative("annual implied volatility, decimal; a VIX of 23.66 is 0.2366"),
    sessionsPerYear: whole(1, 366, "sessions a year").default(252),
  }),
  example: { impliedVolatility: 0.2366 },
  compute: (i) => ({ outputs: movesImpliedBy(i.impliedVolatility, i.sessionsPerYear) }),
});
