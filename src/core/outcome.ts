/**
 * Three kinds of trouble. *Absent* is expected and travels into the note as words. A *problem* means that the outside
 * is wrong: collected with place and remedy. A *bug* is an assertion and stops the run.
 */
export const absentReasons = ["warming-up", "stale", "missing", "undefined-result", "not-applicable"] as const;
export type AbsentReason = (typeof absentReasons)[number];

export interface Present<T> {
  readonly state: "present";
  readonly value: T;
}
export interface Absent {
  readonly state: "absent";
  readonly reason: AbsentReason;
  /** What is missing and which source would bring it; read by people. */
  readonly detail: string;
}
export type Outcome<T> = Present<T> | Absent;

export const present = <T>(value: T): Present<T> => ({ state: "present", value });
export const absent = (reason: AbsentReason, detail: string): Absent => ({ state: "absent", reason, detail });
export const isPresent = <T>(outcome: Outcome<T>): outcome is Present<T> => outcome.state === "present";

/** An estimate with its uncertainty; observations and pure arithmetic carry none. `lo <= value <= hi`. */
export interface Estimate {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  /** How the interval was made, for example "stationary block bootstrap, mean block 10 days, 90 %". */
  readonly method: string;
  readonly n: number;
}

/** Something outside is wrong. Message order: where, what was found, what was expected, what to do. */
export interface Problem {
  readonly place: string;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
}
export const describeProblem = (p: Problem): string =>
  `${p.place}: found ${p.found}, expected ${p.expected}. ${p.remedy}`;
