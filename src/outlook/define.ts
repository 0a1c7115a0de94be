/**
 * An event: a question about a window of days that later observations answer without judgement, and the probabilities that
 * were stated for it, each with whose it is and when. Outcomes come from stored observations in `resolve.ts` alone.
 */
import type { LocalDate } from "../core/time.ts";

/** A share of respondents is not a probability; both are kept and scored apart. */
export type StatementKind = "poll share" | "claim";

export interface Statement {
  readonly kind: StatementKind;
  readonly low: number;
  readonly high: number;
  readonly source: string;
  readonly asOf: LocalDate;
}

/** What answers the question; days are of the series. */
export type Resolution =
  /** The value in force at the end of the window equals `value`. */
  | { readonly kind: "value-at-end"; readonly series: string; readonly value: number }
  /** `window` closes in a row beyond the level within the window; 1 for a single close. */
  | {
      readonly kind: "closes-beyond";
      readonly series: string;
      readonly side: "above" | "below";
      readonly level: number;
      readonly window: number;
    }
  /** No stored series answers it: somebody has to read the document named. */
  | { readonly kind: "by-hand"; readonly document: string };

export interface EventDefinition {
  /** File name without extension. */
  readonly id: string;
  readonly title: string;
  /** First and last day on which it can happen. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The question, worded so that two readers of the data give the same answer. */
  readonly question: string;
  readonly statements: readonly Statement[];
  /** Threshold whose computed probability belongs to it, with its horizon in sessions. */
  readonly computed?: { readonly threshold: string; readonly sessions: number };
  readonly resolution: Resolution;
  readonly source: string;
}

export const defineEvent = (definition: EventDefinition): EventDefinition => definition;
