/** The 25-delta points of an implied volatility smile. Pure; volatilities and times in years as ratios. */
import { normalCdf } from "../../../core/math/normal.ts";

export interface Option {
  readonly strike: number;
  readonly isCall: boolean;
  /** Ratio a year. */
  readonly volatility: number;
}

/**
 * Black-76 delta: N(d1) of a call, N(d1) - 1 of a put, d1 = (ln(F/K) + s^2 T / 2) / (s sqrt T). Not adjusted for a
 * premium that is paid in coins, as the venue's own greeks are not.
 */
export function delta({ strike, isCall, volatility }: Option, forward: number, years: number): number {
  const spread = volatility * Math.sqrt(years);
  const callDelta = normalCdf(Math.log(forward / strike) / spread + spread / 2);
  return isCall ? callDelta : callDelta - 1;
}

/**
 * Volatility at |delta| = 0.25 on one wing, linear in delta between the two strikes around it; undefined when the strikes
 * of the wing do not enclose it.
 */
export function volatilityAt25(wing: readonly Option[], forward: number, years: number): number | undefined {
  const points = wing
    .map((option) => ({ at: Math.abs(delta(option, forward, years)), volatility: option.volatility }))
    .sort((a, b) => a.at - b.at);
  const above = points.findIndex((p) => p.at >= 0.25);
  if (above < 0) return undefined;
  const [low, high] = [points[above - 1], points[above]!];
  if (high.at === 0.25) return high.volatility;
  if (low === undefined) return undefined;
  const share = (0.25 - low.at) / (high.at - low.at);
  return low.volatility + share * (high.volatility - low.volatility);
}
