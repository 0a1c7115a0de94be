import { z } from "zod";
import { chiSquaredQuantile } from "../../core/math/interval.ts";
import { defineModel } from "../define.ts";
import { confidence, positive, whole } from "../schema.ts";

export interface EventRate {
  readonly perYear: number;
  /** Probability of no event within the horizon at a constant rate. */
  readonly noEvent: number;
  readonly perYearInterval: { readonly lo: number; readonly hi: number };
  readonly noEventInterval: { readonly lo: number; readonly hi: number };
}

/**
 * Rate of rare events from their count, with the exact Poisson interval (Garwood), and the probability of none within a
 * horizon: exp(-rate x horizon). With no event the least rate is zero.
 */
export function eventRateOf(events: number, years: number, horizonYears: number, level = 0.95): EventRate {
  const tail = (1 - level) / 2;
  const lo = events === 0 ? 0 : chiSquaredQuantile(tail, 2 * events) / 2 / years;
  const hi = chiSquaredQuantile(1 - tail, 2 * events + 2) / 2 / years;
  const survival = (rate: number): number => Math.exp(-rate * horizonYears);
  return {
    perYear: events / years,
    noEvent: survival(events / years),
    perYearInterval: { lo, hi },
    noEventInterval: { lo: survival(hi), hi: survival(lo) },
  };
}

export const eventRate = defineModel({
  id: "event-rate",
  title: "What history alone says about a rare event",
  theme: "outlook",
  formula: "rate = events / years; none within the horizon: exp(-rate x horizon); interval from chi-squared quantiles",
  reference: "Garwood 1936, exact interval of a Poisson rate",
  inputs: z.strictObject({
    events: whole(0, 10_000, "events that were seen"),
    years: positive("years that were watched"),
    horizonYears: positive("horizon, years"),
    confidence,
  }),
  example: { events: 4, years: 8.9, horizonYears: 1.5 },
  compute: (i) => {
    const { perYear, noEvent, perYearInterval, noEventInterval } = eventRateOf(
      i.events,
      i.years,
      i.horizonYears,
      i.confidence,
    );
    const method = `exact Poisson interval, ${i.confidence}; events taken as independent, at a constant rate`;
    return {
      outputs: { perYear, noEvent },
      uncertainty: {
        perYear: { ...perYearInterval, n: i.events, method },
        noEvent: { ...noEventInterval, n: i.events, method },
      },
    };
  },
});
