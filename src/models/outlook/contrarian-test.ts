import { quantile } from "simple-statistics";
import { z } from "zod";
import { bootstrapPositions } from "../../core/random/stationary-bootstrap.ts";
import { defineModel } from "../define.ts";
import { prices, real, reals, refuse, sameLength, seed, whole } from "../schema.ts";

/** Positions at which sentiment falls to `level` for the first time in `quiet` observations. */
export function signalPositions(sentiment: readonly number[], level: number, quiet: number): number[] {
  const signals: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [t, value] of sentiment.entries()) {
    if (value > level) continue;
    if (t - last > quiet) signals.push(t);
    last = t;
  }
  return signals;
}

export interface ForwardReturns {
  readonly horizon: number;
  /** Signals whose horizon lies within the data. */
  readonly n: number;
  /** Mean simple return after signals less that of all days; absent without signals. */
  readonly difference?: number;
  readonly afterSignals?: number;
  readonly allDays: number;
  readonly interval?: { readonly lo: number; readonly hi: number };
}

/** Returns over each horizon after signals against all days, with a stationary block bootstrap of the days. */
export function forwardReturns(
  closes: readonly number[],
  signals: readonly number[],
  horizons: readonly number[],
  samples: number,
  seedOfBootstrap: number,
): ForwardReturns[] {
  return horizons.map((horizon) => {
    const returns = closes.slice(0, closes.length - horizon).map((close, t) => closes[t + horizon]! / close - 1);
    const isSignal = new Set(signals);
    const differenceOf = (positions: ArrayLike<number>): number | undefined => {
      let [all, after, n] = [0, 0, 0];
      for (let k = 0; k < positions.length; k++) {
        const t = positions[k]!;
        all += returns[t]!;
        if (isSignal.has(t)) {
          after += returns[t]!;
          n++;
        }
      }
      return n === 0 ? undefined : after / n - all / positions.length;
    };
    const difference = differenceOf(returns.map((_, t) => t));
    const inside = signals.filter((t) => t < returns.length);
    const allDays = returns.reduce((sum, r) => sum + r, 0) / returns.length;
    if (difference === undefined) return { horizon, n: 0, allDays };
    const drawn: number[] = [];
    for (let sample = 0; sample < samples; sample++) {
      const value = differenceOf(bootstrapPositions(returns.length, 2 * horizon, seedOfBootstrap, sample));
      if (value !== undefined) drawn.push(value);
    }
    return {
      horizon,
      n: inside.length,
      difference,
      afterSignals: difference + allDays,
      allDays,
      ...(drawn.length * 2 > samples ? { interval: { lo: quantile(drawn, 0.025), hi: quantile(drawn, 0.975) } } : {}),
    };
  });
}

export const contrarianTest = defineModel({
  id: "contrarian-test",
  title: "Is panic a buying signal?",
  theme: "outlook",
  formula:
    "mean return over each horizon after sentiment first falls to a level in some time, less the mean over all days; stationary block bootstrap, mean block twice the horizon",
  reference: "Politis and Romano 1994",
  inputs: z
    .strictObject({
      closes: prices(60, 20_000, "closes, oldest first"),
      sentiment: reals(60, 20_000, "sentiment index on the same days"),
      level: real("a value at or below it is panic"),
      quiet: whole(1, 1000, "observations without panic before a new signal counts").default(60),
      horizons: z
        .array(whole(1, 1000, "observations"))
        .min(1)
        .max(10)
        .describe("horizons, observations")
        .default([30, 91, 182]),
      samples: whole(100, 5000, "resamples").default(1000),
      seed: seed.default(1),
    })
    .superRefine((i, context) => {
      sameLength(context, { closes: i.closes, sentiment: i.sentiment });
      for (const [k, horizon] of i.horizons.entries())
        if (horizon > i.closes.length / 2)
          refuse(context, ["horizons", k], `at most half of the ${i.closes.length} closes`);
    }),
  example: {
    closes: Array.from({ length: 80 }, (_, t) => 100 + ((t * 37) % 17)),
    sentiment: Array.from({ length: 80 }, (_, t) => ((t * 29) % 53) + 5),
    level: 8,
    quiet: 10,
    horizons: [5, 10],
  },
  compute: (i) => {
    const signals = signalPositions(i.sentiment, i.level, i.quiet);
    return {
      outputs: { signals, returns: forwardReturns(i.closes, signals, i.horizons, i.samples, i.seed) },
      notes: ["few signals: the interval says how little they tell"],
    };
  },
});
