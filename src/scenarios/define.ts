/**
 * A scenario: what happens, on whose authority, over what time. Shocks are laid over series; applied to a view it is a view
 * again. Events are what no series shows. What follows from both is the simulation's business.
 */

/**
 * How a series changes. `fixed`: to a value in the series' inside unit, which lies in a direction from today's or is passed
 * already; `reading`: the same to the value of an indicator at the as-of; `relative`: by a ratio; `absolute`: by an amount.
 */
export type Change =
  | { readonly kind: "fixed"; readonly at: number; readonly direction: "up" | "down" }
  | { readonly kind: "reading"; readonly indicator: string; readonly direction: "up" | "down" }
  | { readonly kind: "relative"; readonly by: number }
  | { readonly kind: "absolute"; readonly by: number };

export interface Shock {
  readonly series: string;
  readonly change: Change;
}

export const shock = (series: string, change: Change): Shock => ({ series, change });

/** Events beside prices. Money is US dollars. */
export type ScenarioEvent =
  | { readonly kind: "commitment-fails"; readonly from: string; readonly to: string }
  | { readonly kind: "index-exclusion"; readonly moneyUsd: number }
  | { readonly kind: "fund-run"; readonly share: number }
  | { readonly kind: "central-bank-buys"; readonly atYield: number; readonly limitUsd: number };

export interface ScenarioDefinition {
  /** File name without extension. */
  readonly id: string;
  readonly title: string;
  /** `historical`: it happened; `note`: a claim of the November 2025 note under test; `hypothetical`: made up. */
  readonly basis: "historical" | "note" | "hypothetical";
  /** Sessions over which the shock and what follows play out. */
  readonly horizonSessions: number;
  /** What a reader learns from it, as a question. */
  readonly asks: string;
  /** Where shocks and sizes come from. */
  readonly source: string;
  /** Each series at most once. */
  readonly shocks: readonly Shock[];
  /**
   * For a replay by days: what comes from outside in the sessions after the first, simple returns by series of prices, in
   * order; sessions up to the horizon that are left out bring nothing. Every session is then a step of its own. Bitcoin and
   * the Nikkei move by their betas where a session does not name them.
   */
  readonly laterShocks?: readonly Readonly<Record<string, number>>[];
  readonly events?: readonly ScenarioEvent[];
  /** For a replay: the instant or day from which it starts, unless the reader names another. */
  readonly asOf?: string;
  /** For a replay of a move of the yen: carry positions count as entered at the rate of its start. */
  readonly carryEnteredAtStart?: boolean;
  /** For a replay: what was observed, as simple returns by series, to be held against the result. */
  readonly observed?: Readonly<Record<string, number>>;
  /** From which closes to which those moves go, and by whose rates. */
  readonly observedWindow?: string;
}

/** Simple returns from the first to the last of each series' closes. */
export const wholeMoves = (closes: Readonly<Record<string, readonly number[]>>): Record<string, number> =>
  Object.fromEntries(Object.entries(closes).map(([id, list]) => [id, list.at(-1)! / list[0]! - 1]));

export const defineScenario = (definition: ScenarioDefinition): ScenarioDefinition => definition;
