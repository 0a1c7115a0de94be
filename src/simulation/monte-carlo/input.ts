/** The one input of the Monte Carlo, as plain JSON: it goes to workers and to the page as it is. */
import type { CascadeDefinition } from "../../models/outlook/cascade-episodes.ts";
import type { SegmentRule } from "../../models/outlook/segment-episodes.ts";
import type { AgentBasis, AgentDraw } from "./agent-system.ts";
import type { FactorCalibration } from "./calibration.ts";
import type { SegmentReference } from "./segments.ts";

/** A level whose passing is counted. Windows are of closes strictly beyond it: 1 for a close, 20 for a sustained stay. */
export interface WatchedLevel {
  readonly id: string;
  /** Place of the factor. */
  readonly factor: number;
  readonly side: "above" | "below";
  readonly level: number;
  readonly window: number;
  /** Closes in a row that are beyond already at the start. */
  readonly inRow: number;
}

/** The agents: what their system is made from, and what the calibration says, in draws that belong together. */
export interface AgentInput extends AgentBasis {
  /** One list a tercile of the exposure, lowest first; a path takes one of its tercile's draws by chance. */
  readonly draws: readonly (readonly AgentDraw[])[];
}

/** What shocks are drawn from. */
export interface ShockInput {
  readonly seed: number;
  readonly calibration: Pick<FactorCalibration, "factors" | "correlations">;
  /** Degrees of freedom of the t copula, an even number. */
  readonly degrees: number;
  /**
   * Share of what moves the variances that the factors with shared news have in common: the mean of their squared standardised
   * shocks, instead of each one's own. Its mean is one as well, so long-run variances stay. 0: every volatility clusters by itself.
   */
  readonly commonNews: number;
  /** Shocks are cut at this many standard deviations. */
  readonly capSigmas: number;
  /**
   * What is taken out of history, because the agents add it again: beyond `tailFrom` standard deviations only `tailShare` of
   * a shock is exogenous. Ordinary days stay as they were; a share of one takes nothing out.
   */
  readonly exogenous: { readonly tailFrom: number; readonly tailShare: number };
  /** By factor, in the order of `factors`: the variance of the next session's change. */
  readonly variances: readonly number[];
}

/** The rule of stress segments, the alternative to the definition of a cascade. */
export interface SegmentInput {
  readonly reference: SegmentReference;
  /** Score that a segment must exceed, in the order of `simulatedSegments`. */
  readonly scoreLevels: readonly number[];
  readonly rule: SegmentRule;
  /** By factor: closes before the first of `history`, oldest first, at most a year of them. */
  readonly past: readonly (readonly number[])[];
}

export interface MonteCarloInput extends ShockInput {
  readonly horizonSessions: number;
  /** By factor: the last close. */
  readonly levels: readonly number[];
  /** Closes before the start, oldest first, one list of all factors a session; the last is the start itself. */
  readonly history: readonly (readonly number[])[];
  readonly cascade: CascadeDefinition;
  readonly watched: readonly WatchedLevel[];
  readonly segments: SegmentInput;
  /** What ends a path in recovery. */
  readonly recovery: { readonly vixBelow: number; readonly vixSessions: number };
  /** Null: no agents, the factors alone. */
  readonly agents: AgentInput | null;
}
