/** Volatilities of a subject at its as-of: never a default, always estimated from what was known, each with its reason when absent. */
import { absent, type Outcome, present } from "../core/outcome.ts";
import type { SeriesWindow } from "../indicators/define.ts";
import { sessionVolatility } from "../indicators/statistics.ts";
import { contiguousTail, differences, lastOf, logReturns, tooShort } from "../indicators/windows.ts";
import { ewmaVariance } from "../models/price-action/ewma-volatility.ts";
import { ewmaDecay, longWindow, shortWindow } from "./conventions.ts";
import type { Dynamics } from "./define.ts";

/** Geometric: ratios. Arithmetic: levels, in the unit of the subject. */
export interface VolatilityEstimate {
  readonly perSession: number;
  readonly perYear: number;
}

export interface Volatility {
  readonly sessionsPerYear: number;
  /** Exponentially weighted, decay .94 a session, over all sessions without a gap, at least 60 changes. */
  readonly ewma: Outcome<VolatilityEstimate>;
  /** Sample standard deviation of the last 60 and 250 changes. */
  readonly sessions60: Outcome<VolatilityEstimate>;
  readonly sessions250: Outcome<VolatilityEstimate>;
  /** From option prices, where a series of it exists. */
  readonly implied: Outcome<VolatilityEstimate>;
}

/** What the estimates need to know about the subject. */
export interface VolatilityInput {
  readonly title: string;
  readonly source: string;
  readonly dynamics: Dynamics;
  readonly sessionsPerYear: number;
  /** Newest implied volatility, a ratio a year; absent with its reason. */
  readonly implied: Outcome<number>;
}

/** The estimates over the newest stretch without a gap. */
export function estimateVolatility(history: SeriesWindow, input: VolatilityInput): Volatility {
  const { dynamics, sessionsPerYear } = input;
  const asEstimate = (perSession: number): VolatilityEstimate => ({
    perSession,
    perYear: perSession * Math.sqrt(sessionsPerYear),
  });
  if (dynamics === "none") {
    const none = absent(
      "not-applicable",
      `${input.title}: no diffusion describes it, so there is no volatility to measure by`,
    );
    return { sessionsPerYear, ewma: none, sessions60: none, sessions250: none, implied: none };
  }
  const tail = contiguousTail(history);
  const moves = dynamics === "geometric" ? logReturns(tail) : differences(tail);
  const estimate = (needed: number, compute: (changes: readonly number[]) => number): Outcome<VolatilityEstimate> => {
    if (!moves) return absent("undefined-result", `${input.title}: a value that is not positive has no log return`);
    if (moves.values.length < needed) return tooShort(input.title, tail.values.length, needed + 1, input.source);
    const perSession = compute(moves.values);
    return perSession > 0
      ? present(asEstimate(perSession))
      : absent("undefined-result", `${input.title}: did not move within the window`);
  };
  return {
    sessionsPerYear,
    ewma: estimate(shortWindow, (changes) => Math.sqrt(ewmaVariance(changes, ewmaDecay))),
    sessions60: estimate(shortWindow, () => sessionVolatility(lastOf(moves!, shortWindow).values).value),
    sessions250: estimate(longWindow, () => sessionVolatility(lastOf(moves!, longWindow).values).value),
    implied:
      input.implied.state === "present"
        ? present({ perSession: input.implied.value / Math.sqrt(sessionsPerYear), perYear: input.implied.value })
        : input.implied,
  };
}

/** The estimates that a published range spans: 60 and 250 sessions, and implied, as far as they are present. */
export const rangeOf = (volatility: Volatility): readonly VolatilityEstimate[] =>
  [volatility.sessions60, volatility.sessions250, volatility.implied].flatMap((v) =>
    v.state === "present" ? [v.value] : [],
  );
