/** Runs the state machine over the known history of a subject, from its first session to the as-of. */
import { dayMs, type Instant, type LocalDate, observedAt } from "../core/time.ts";
import type { SeriesWindow } from "../indicators/define.ts";
import { initialState, isReached, quietState, register, type StepRule, step, type ThresholdState } from "./step.ts";

/** A stretch of sessions in which the threshold was touched or sustained. */
export interface Episode {
  readonly started: string;
  /** First session after it; null while it lasts. */
  readonly ended: string | null;
  /** False when the known history, or the history after a long gap, begins beyond the level. */
  readonly startKnown: boolean;
}

export interface Replay {
  readonly state: ThresholdState;
  /** Ascending. */
  readonly episodes: readonly Episode[];
  /** Newest session that was beyond in the sense of the rule. */
  readonly lastBeyond: string | null;
}

/**
 * Steps through `history` and reports silence at `asOf`. Sessions before `registered` decide whether the level had been
 * passed already; at an as-of before that day the register counts as made at the as-of.
 */
export function replay(
  rule: StepRule,
  history: SeriesWindow,
  extremes: ReadonlyMap<string, number>,
  registered: LocalDate | undefined,
  asOf: Instant,
): Replay {
  let state = initialState;
  let lastBeyond: string | null = null;
  let isRegistered = registered === undefined;
  const episodes: Episode[] = [];
  let open: Omit<Episode, "ended"> | undefined;
  for (const [i, observed] of history.observed.entries()) {
    if (!isRegistered && observed.slice(0, 10) >= registered!) {
      state = register(state);
      isRegistered = true;
    }
    const value = history.values[i]!;
    const extreme = extremes.get(observed);
    const at = observedAt(observed);
    const isFresh = state.valueAt === null || (at - state.valueAt) / dayMs > rule.memoryDays;
    state = step(rule, state, extreme === undefined ? { at, value } : { at, value, extreme });
    if (isReached(rule, { value, extreme })) lastBeyond = observed;
    const isBroken = state.name !== quietState(rule.side);
    if (open && (!isBroken || isFresh)) {
      episodes.push({ ...open, ended: observed });
      open = undefined;
    }
    if (!open && isBroken) open = { started: observed, startKnown: !isFresh };
  }
  if (open) episodes.push({ ...open, ended: null });
  if (!isRegistered) state = register(state);
  const silent = state.valueAt !== null && state.valueAt <= asOf ? step(rule, state, { at: asOf, value: null }) : state;
  return { state: silent, episodes, lastBeyond };
}
