import { sampleStandardDeviation } from "simple-statistics";
import { z } from "zod";
import { chiSquaredQuantile } from "../../core/math/interval.ts";
import { defineModel } from "../define.ts";
import { confidence, prices, whole } from "../schema.ts";

/** Log returns between neighbouring closes; one fewer than closes. */
export const logReturnsOf = (closes: readonly number[]): number[] =>
  closes.slice(1).map((close, t) => Math.log(close / closes[t]!));

/** Annualised standard deviation of log returns around their mean. Needs at least three closes. */
export const closeToClose = (closes: readonly number[], sessionsPerYear: number): number =>
  sampleStandardDeviation(logReturnsOf(closes)) * Math.sqrt(sessionsPerYear);

export const closeToCloseVolatility = defineModel({
  id: "close-to-close-volatility",
  title: "Realised volatility, close to close",
  theme: "price-action",
  formula: "standard deviation of log returns x square root of sessions a year",
  reference: "chi-squared interval, returns taken as normal and independent",
  inputs: z.strictObject({
    closes: prices(3, 20_000, "closes, oldest first, any unit"),
    sessionsPerYear: whole(1, 366, "sessions a year; 252, or 365 for crypto").default(252),
    confidence,
  }),
  example: { closes: [100, 101, 99.5, 100.7, 102, 101.1], sessionsPerYear: 252 },
  compute: ({ closes, sessionsPerYear, confidence: level }) => {
    const volatility = closeToClose(closes, sessionsPerYear);
    const degrees = closes.length - 2;
    const bound = (p: number): number => volatility * Math.sqrt(degrees / chiSquaredQuantile(p, degrees));
    return {
      outputs: { volatility },
      uncertainty: {
        volatility: {
          lo: bound(0.5 + level / 2),
          hi: bound(0.5 - level / 2),
          n: closes.length - 1,
          method: `chi-squared interval, ${level}`,
        },
      },
    };
  },
});
