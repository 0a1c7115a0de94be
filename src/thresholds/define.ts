/**
 * A threshold: a level of a series or an indicator, a rule that says when it counts as crossed, a hysteresis, and the
 * reason why the level is watched. Levels of the November 2025 note are claims under test, not facts.
 */

import type { LocalDate } from "../core/time.ts";
import type { Quantity, Unit } from "../core/units.ts";
import type { Section } from "../indicators/define.ts";

export type Side = "above" | "below";

/**
 * `touch`: at or beyond the level at any moment that the data shows (the session's high or low where there is one).
 * `close`: a close strictly beyond. `sustained`: the last `window` closes all strictly beyond; left when the last
 * `exitWindow` closes are all back by more than the hysteresis. Windows count sessions that were observed.
 */
export type ThresholdRule =
  | { readonly kind: "touch" }
  | { readonly kind: "close" }
  | { readonly kind: "sustained"; readonly window: number; readonly exitWindow: number };

/** The closes of a series. */
export interface SeriesSubject {
  readonly series: string;
  /** Series of the session's high (side above) or low (side below); only rules that look inside a session use it. */
  readonly extreme?: string;
}
/** The reading of an indicator, or one of its details. */
export interface IndicatorSubject {
  readonly indicator: string;
  readonly detail?: string;
}
/** What is compared with the level. */
export type Subject = SeriesSubject | IndicatorSubject;

/** A level that is itself computed, at the same as-of, in the unit of the subject. */
export interface LevelIndicator {
  readonly indicator: string;
  /**
   * True when the level is struck anew from the subject itself, so that it moves with it: past sessions have no state
   * against it, only a count. False when it changes with assumptions only.
   */
  readonly restruck: boolean;
}

/** How the subject moves, for distances in sigma and for probabilities; "none" where no diffusion describes it. */
export type Dynamics = "geometric" | "arithmetic" | "none";

/** Drift of the published probability is always zero; "forward" adds a variant with the drift that interest rates imply. */
export type Drift =
  | { readonly kind: "zero" }
  | { readonly kind: "forward"; readonly rateDomestic: string; readonly rateForeign: string };

export const thresholdTags = ["claim under test", "model", "convention"] as const;
export type ThresholdTag = (typeof thresholdTags)[number];
export const severities = ["information", "warning", "critical"] as const;
export type Severity = (typeof severities)[number];

export interface ThresholdDefinition<U extends Unit = Unit> {
  /** File name without extension, unique among thresholds and indicators; its page is `docs/thresholds/<id>.md`. */
  readonly id: string;
  readonly title: string;
  readonly section: Section;
  readonly subject: Subject;
  /** Unit of the subject; level and hysteresis carry it too, so another unit does not compile. */
  readonly unit: U;
  readonly level: Quantity<NoInfer<U>> | LevelIndicator;
  /** The side on which the threshold counts as crossed. */
  readonly side: Side;
  readonly rule: ThresholdRule;
  /** How far back the subject must come before the threshold is released. Zero or positive. */
  readonly hysteresis: Quantity<NoInfer<U>>;
  /**
   * Ids of parameters through which a reader may set these assumptions. The declared numbers are their defaults and hold
   * where the caller gives no parameters.
   */
  readonly assumptions?: { readonly window?: string; readonly exitWindow?: string; readonly hysteresis?: string };
  readonly dynamics: Dynamics;
  readonly drift: Drift;
  /** Series of an implied volatility (a ratio a year), where one is published. */
  readonly implied?: string;
  /** No probability beyond this horizon, in market sessions, because the dynamics would be wrong there. */
  readonly longestHorizonSessions?: number;
  /**
   * The day on which the level was named, as `source` says, and from which it is watched. Sessions before it decide
   * whether the level had been passed already; without it the known history decides. At an earlier as-of the level is
   * hindsight: shown apart, never counted, never an alert.
   */
  readonly registered?: LocalDate;
  /** Where the level comes from. */
  readonly source: string;
  readonly tag: ThresholdTag;
  /** Why the level is watched: what would change beyond it, and what speaks against that. */
  readonly reason: string;
  /** Silence never reads as calm: past its freshness budget the state is unknown, with the last state beside it. */
  readonly whenAbsent: "unknown";
  readonly severity: Severity;
}

/** Checks what types cannot: finite level, hysteresis not negative, whole windows. Throws (a bug) otherwise. */
export function defineThreshold<const U extends Unit>(definition: ThresholdDefinition<U>): ThresholdDefinition {
  const { id, level, hysteresis, rule } = definition;
  if (typeof level === "number" && !Number.isFinite(level)) throw new Error(`bug: ${id}: level ${level}`);
  if (!(hysteresis >= 0)) throw new Error(`bug: ${id}: hysteresis ${hysteresis}`);
  if (rule.kind === "sustained")
    for (const window of [rule.window, rule.exitWindow])
      if (!Number.isSafeInteger(window) || window < 1) throw new Error(`bug: ${id}: window ${window}`);
  return definition as unknown as ThresholdDefinition;
}

export const isSeriesSubject = (subject: Subject): subject is SeriesSubject => "series" in subject;
