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
}

/** The first five are the legs of a cascade, in the order of `cascadeLegs`. */
export const factors = [
  { id: "usdjpy", title: "USDJPY", series: "fx.usdjpy", kind: "log" },
  { id: "nasdaq", title: "Nasdaq Composite", series: "nasdaq-composite", kind: "log" },
  { id: "btc", title: "Bitcoin", series: "btc.close", kind: "log" },
  { id: "nikkei", title: "Nikkei 225", series: "nikkei225", kind: "log" },
  { id: "vix", title: "VIX", series: "vix", kind: "log-reverting" },
  { id: "jgb30", title: "30-year yield of Japan", series: "jgb.30y", kind: "difference" },
] as const satisfies readonly FactorDefinition[];

export type FactorId = (typeof factors)[number]["id"];
export const factorAt = (id: FactorId): number => factors.findIndex((factor) => factor.id === id);

/** Changes of a factor's levels: differences of the level, or of its logarithm. One shorter than the levels. */
export function changesOf({ kind }: FactorDefinition, levels: readonly number[]): number[] {
  const scaled = kind === "difference" ? levels : levels.map(log);
  return scaled.slice(1).map((x, t) => x - scaled[t]!);
}
