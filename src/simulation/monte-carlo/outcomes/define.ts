/** How a path can end. Exactly one outcome holds for a path: the first of the list whose rule it meets. */
import type { MonteCarloInput } from "../input.ts";
import type { PathFacts } from "../path.ts";

export interface OutcomeDefinition {
  /** File name without extension. */
  readonly id: string;
  readonly title: string;
  readonly kind: "tail" | "recovery" | "base";
  /** The rule in words; the earlier outcomes of the list are excluded by their place. */
  readonly rule: string;
  readonly holds: (path: PathFacts, input: MonteCarloInput) => boolean;
}

export const defineOutcome = (definition: OutcomeDefinition): OutcomeDefinition => definition;

/** Whether a watched level was met no later than the cascade's first session. */
export function metByCascade(path: PathFacts, input: MonteCarloInput, id: string): boolean {
  const at = input.watched.findIndex((level) => level.id === id);
  const met = at < 0 ? 0 : path.metAt[at]!;
  return path.cascadeAt > 0 && met > 0 && met <= path.cascadeAt;
}
