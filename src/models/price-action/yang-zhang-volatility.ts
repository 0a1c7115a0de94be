import { sampleVariance } from "simple-statistics";
import { z } from "zod";
import { defineModel } from "../define.ts";
import { positive, refuse, whole } from "../schema.ts";

export interface DayRange {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/**
 * Annualised volatility that allows for opening jumps and drift: overnight variance + k open-to-close variance + (1 - k)
 * Rogers and Satchell's, k = 0.34 / (1.34 + (n + 1) / (n - 1)). Needs at least three days: the first gives a prior close only.
 */
export function yangZhang(days: readonly DayRange[], sessionsPerYear: number): number {
  const n = days.length - 1;
  const overnight = days.slice(1).map((day, t) => Math.log(day.open / days[t]!.close));
  const intraday = days.slice(1).map((day) => Math.log(day.close / day.open));
  const rogersSatchell =
    days.slice(1).reduce((sum, day) => {
      const [up, down, close] = [
        Math.log(day.high / day.open),
        Math.log(day.low / day.open),
        Math.log(day.close / day.open),
      ];
      return sum + up * (up - close) + down * (down - close);
    }, 0) / n;
  const k = 0.34 / (1.34 + (n + 1) / (n - 1));
  const variance = sampleVariance(overnight) + k * sampleVariance(intraday) + (1 - k) * rogersSatchell;
  return Math.sqrt(variance * sessionsPerYear);
}

export const yangZhangVolatility = defineModel({
  id: "yang-zhang-volatility",
  title: "Realised volatility, Yang and Zhang",
  theme: "price-action",
  formula:
    "square root of (overnight variance + k open-to-close variance + (1 - k) Rogers-Satchell variance) x sessions a year",
  reference: "Yang and Zhang 2000",
  inputs: z
    .strictObject({
      days: z
        .array(
          z.strictObject({
            open: positive("open"),
            high: positive("high, at least open and close"),
            low: positive("low, at most open and close"),
            close: positive("close"),
          }),
        )
        .min(3)
        .max(20_000)
        .describe("days, oldest first; the first only gives the close before"),
      sessionsPerYear: whole(1, 366, "sessions a year; 252, or 365 for crypto").default(252),
    })
    .superRefine(({ days }, context) => {
      for (const [i, day] of days.entries()) {
        if (day.high < Math.max(day.open, day.close, day.low))
          refuse(context, ["days", i, "high"], "at least open, low and close");
        if (day.low > Math.min(day.open, day.close)) refuse(context, ["days", i, "low"], "at most open and close");
      }
    }),
  example: {
    days: [
      { open: 100, high: 102, low: 99, close: 101 },
      { open: 101, high: 103, low: 100, close: 100.5 },
      { open: 100, high: 101.5, low: 98, close: 99 },
      { open: 99.5, high: 100.8, low: 98.9, close: 100.2 },
    ],
    sessionsPerYear: 252,
  },
  compute: ({ days, sessionsPerYear }) => ({ outputs: { volatility: yangZhang(days, sessionsPerYear) } }),
});
