/** Weight at which a holding has the target volatility, at most `max`; `max` when no volatility is known (0). */
export const targetWeight = (target: number, volatility: number, max: number): number =>
  volatility > 0 ? Math.min(max, target / volatility) : max;
