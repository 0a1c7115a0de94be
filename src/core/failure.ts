/**
 * Errors that a person can act on. The kind is a closed list; exit codes and HTTP statuses are chosen from it in one
 * place each (`exitCodes` here for the command line, `api/errors.ts` for HTTP).
 */
import { describeProblem, type Problem } from "./outcome.ts";

export const failureKinds = ["usage", "not-found", "too-stale", "storage", "network", "limit", "conflict"] as const;
export type FailureKind = (typeof failureKinds)[number];

/** 0 done, 1 failed, 2 wrong usage, 3 data too stale to answer; 4 (threshold crossed) is chosen by `thresholds`. */
export const exitCodes: Readonly<Record<FailureKind, number>> = {
  usage: 2,
  "not-found": 2,
  "too-stale": 3,
  storage: 1,
  network: 1,
  limit: 1,
  conflict: 1,
};

export class Failure extends Error {
  readonly kind: FailureKind;
  readonly problems: readonly Problem[];

  constructor(kind: FailureKind, problems: Problem | readonly Problem[], options?: { cause?: unknown }) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(describeProblem).join("\n"), options);
    this.name = "Failure";
    this.kind = kind;
    this.problems = list;
  }
}

/** Shorthand for the common case of one problem. */
export function failure(
  kind: FailureKind,
  place: string,
  found: string,
  expected: string,
  remedy: string,
  cause?: unknown,
): Failure {
  return new Failure(kind, { place, found, expected, remedy }, cause === undefined ? undefined : { cause });
}
