/** One place where failures become HTTP statuses. */
import { Failure, type FailureKind } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";

export const httpStatuses = {
  usage: 400,
  "not-found": 404,
  "too-stale": 409,
  storage: 503,
  network: 502,
  limit: 413,
  conflict: 409,
} as const satisfies Record<FailureKind, number>;

export interface ErrorBody {
  readonly error: { readonly kind: string; readonly message: string; readonly problems: readonly Problem[] };
}

/** A bug's message stays in the log: a client learns only that it happened. */
export function errorAnswer(error: unknown): { status: 400 | 404 | 409 | 413 | 500 | 502 | 503; body: ErrorBody } {
  if (error instanceof Failure) {
    return {
      status: httpStatuses[error.kind],
      body: { error: { kind: error.kind, message: error.message, problems: error.problems } },
    };
  }
  return {
    status: 500,
    body: { error: { kind: "bug", message: "the program failed; its log says where", problems: [] } },
  };
}
