/** The factors that the outlook draws, and how each of them moves from session to session. */
import { log } from "../../core/math/elementary.ts";

export interface FactorDefinition {
  readonly id: string;
  readonly title: string;
  /** Series of the monitor that it starts from and is fitted to. */
  readonly series: string;
  /**
   * `log`: a price without drift. `difference`: a yield that moves in levels. `log-reverting`: a price whose logarithm
   * returns to a mean, because eighteen months of a volatility index without one would reach any number.
   */
  readonly kind: "log" | "difference" | "log-reverting";
  /**
   * What moves its volatility: news that it shares with others, or its own alone. Bitcoin's months of 2017 to 2025 rose with those
   * of no other on average (mean correlation -.02, which shocks of the same day more than explain).
   */
  readonly news: "shared" | "own";
}

/** The first five are the legs of a cascade, in the order of `cascadeLegs`. */
export const factors = [
  { id: "usdjpy", title: "USDJPY", series: "fx.usdjpy", kind: "log", news: "shared" },
  { id: "nasdaq", title: "Nasdaq Composite", series: "nasdaq-composite", kind: "log", news: "shared" },
  { id: "btc", title: "Bitcoin", series: "btc.close", kind: "log", news: "own" },
  { id: "nikkei", title: "Nikkei 225", series: "nikkei225", kind: "log", news: "shared" },
  { id: "vix", title: "VIX", series: "vix", kind: "log-reverting", news: "shared" },
  { id: "jgb30", title: "30-year yield of Japan", series: "jgb.30y", kind: "difference", news: "shared" },
] as const satisfies readonly FactorDefinition[];

export type FactorId = (typeof factors)[number]["id"];
export const factorAt = (id: FactorId): number => factors.findIndex((factor) => factor.id === id);

export const sharesNews = (factor: number): boolean => factors[factor]!.news === "shared";

/** Changes of a factor's levels: differences of the level, or of its logarithm. One shorter than the levels. */
export function changesOf({ kind }: FactorDefinition, levels: readonly number[]): number[] {
  const scaled = kind === "difference" ? levels : levels.map(log);
  return scaled.slice(1).map((x, t) => x - scaled[t]!);
}
