import { z } from "zod";
import { normalCdf, scaledNormalCdf } from "../../core/math/normal.ts";
import { defineModel } from "../define.ts";
import { real, volatility, whole, years } from "../schema.ts";
import { checkGeometric, kindField, type ProcessKind } from "./distance.ts";

/** Broadie, Glasserman and Kou's shift of a barrier watched at closes, -zeta(1/2) / sqrt(2 pi), in sigma sqrt(dt). */
const discreteShift = 0.5825971579390106;

export interface TouchInputs {
  readonly spot: number;
  readonly barrier: number;
  /** Annual: decimal for geometric, levels a year for arithmetic. */
  readonly volatility: number;
  /** Annual: of the price for geometric (its logarithm drifts by drift - volatility^2 / 2), of the level for arithmetic. */
  readonly drift: number;
  readonly years: number;
  readonly kind: ProcessKind;
  /** Watched all the time, or at daily closes. */
  readonly monitoring: "continuous" | "daily";
  readonly sessionsPerYear?: number | undefined;
}

/**
 * Probability that a Brownian motion with `drift` and `volatility` reaches `distance` (of either sign) within `years`:
 * Phi((-a + mu h) / (sigma sqrt h)) + exp(2 mu a / sigma^2) Phi((-a - mu h) / (sigma sqrt h)) for a = |distance| and mu the
 * drift towards it. 1 at distance zero. Without volatility it is 0 or 1.
 */
export function brownianTouch(distance: number, drift: number, volatility: number, years: number): number {
  if (distance === 0) return 1;
  const towards = distance > 0 ? drift : -drift;
  const gap = Math.abs(distance);
  const spread = volatility * Math.sqrt(years);
  // Below a billionth of the gap chance decides nothing, and the formula would divide by its square.
  if (spread <= 1e-9 * gap) return towards * years >= gap ? 1 : 0;
  const direct = normalCdf((towards * years - gap) / spread);
  const reflected = scaledNormalCdf((2 * towards * gap) / (volatility * volatility), (-gap - towards * years) / spread);
  return Math.min(1, direct + reflected);
}

/**
 * Probability that spot touches the barrier within the horizon. A barrier watched at daily closes is moved away by 0.5826
 * standard deviations of a session; the probability is at least that of the last close being beyond. Spot at the barrier has touched it: 1.
 */
export function touchProbabilityOf(i: TouchInputs): number {
  const geometric = i.kind === "geometric";
  const distance = geometric ? Math.log(i.barrier / i.spot) : i.barrier - i.spot;
  const drift = geometric ? i.drift - (i.volatility * i.volatility) / 2 : i.drift;
  if (distance === 0) return 1;
  const away = i.monitoring === "daily" ? discreteShift * i.volatility * Math.sqrt(1 / (i.sessionsPerYear ?? 252)) : 0;
  const touch = brownianTouch(distance + Math.sign(distance) * away, drift, i.volatility, i.years);
  // The shift is meant for many closes. Whoever is beyond at the last one has touched, which is all there is with one close.
  return i.monitoring === "daily" ? Math.max(touch, beyondAtEnd(distance, drift, i.volatility, i.years)) : touch;
}

/** Probability that a Brownian motion is beyond `distance` (of either sign) after `years`. */
function beyondAtEnd(distance: number, drift: number, volatility: number, years: number): number {
  const spread = volatility * Math.sqrt(years);
  const short = Math.sign(distance) * (distance - drift * years);
  return spread > 0 ? normalCdf(-short / spread) : short <= 0 ? 1 : 0;
}

export const touchProbability = defineModel({
  id: "touch-probability",
  title: "Probability of touching a level",
  theme: "thresholds",
  formula:
    "Phi((b - vh) / (s sqrt h)) + exp(2vb/s^2) Phi((b + vh) / (s sqrt h)), b = ln(barrier/spot) or barrier - spot, mirrored above; daily closes: barrier 0.5826 s sqrt(dt) farther, and at least the probability of the last close being beyond",
  reference: "Karatzas and Shreve 1991; Broadie, Glasserman and Kou 1997",
  inputs: z
    .strictObject({
      spot: real("level today, any unit"),
      barrier: real("the level looked at, same unit"),
      volatility: volatility("annual volatility: decimal for geometric, levels a year for arithmetic"),
      drift: real("annual drift: decimal for geometric, levels a year for arithmetic"),
      years: years("horizon, years"),
      kind: kindField,
      monitoring: z.enum(["continuous", "daily"]).describe("watched all the time, or at daily closes"),
      sessionsPerYear: whole(1, 366, "closes a year, for daily monitoring").default(252),
    })
    .superRefine((i, context) => checkGeometric(context, i)),
  example: {
    spot: 87000,
    barrier: 74430,
    volatility: 0.55,
    drift: 0,
    years: 0.25,
    kind: "geometric",
    monitoring: "continuous",
  },
  compute: (inputs) => ({ outputs: { probability: touchProbabilityOf(inputs) } }),
});
