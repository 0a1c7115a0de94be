/** What can go wrong between asking and having the bytes. The kind is a closed list; each has its remedy. */
import type { Problem } from "../../core/outcome.ts";

export const faultKinds = {
  "no-network": "Check the connection; collection tries again by its schedule.",
  unreachable: "The publisher's host failed; collection tries again by its schedule.",
  timeout: "The publisher's host is slow; collection tries again by its schedule.",
  certificate: "Do not trust the answer: check the host's certificate and this machine's clock.",
  refused: "Look at the source's terms and key; if the address has changed, the source needs a new version.",
  busy: "The publisher asked to wait; collection asks again after that.",
  redirect: "The address has changed: the source needs a new version.",
  content: "Look at the address in a browser; if the publisher changed the answer, the source needs a new version.",
  size: "Ask for a shorter window with --from and --to.",
  secret: "The answer repeats the key and is not kept. Give the source a new key and report this to the publisher.",
  stopped: "The monitor was asked to stop; run the command again.",
} as const;
export type FaultKind = keyof typeof faultKinds;

export class FetchFault extends Error {
  readonly kind: FaultKind;
  /** What would have been right. */
  readonly expected: string;
  /** Asking again soon may help. */
  readonly mayRetry: boolean;
  /** How long the publisher asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** False where nobody was asked: no news of the publisher. */
  readonly isAnswer: boolean;

  constructor(
    kind: FaultKind,
    message: string,
    options: {
      expected?: string;
      mayRetry?: boolean;
      retryAfterMs?: number | undefined;
      isAnswer?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "FetchFault";
    this.kind = kind;
    this.expected = options.expected ?? "an answer";
    this.mayRetry = options.mayRetry ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.isAnswer = options.isAnswer ?? kind !== "no-network";
  }

  /** Says something about the health of the host, so that its circuit breaker counts it. */
  get isHostTrouble(): boolean {
    return this.isAnswer && ["unreachable", "timeout", "busy"].includes(this.kind);
  }
}

export const faultProblem = (place: string, fault: FetchFault): Problem => ({
  place,
  found: fault.message,
  expected: fault.expected,
  remedy: faultKinds[fault.kind],
});

const noNetwork = new Set(["ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EADDRNOTAVAIL"]);
const certificate = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|HOSTNAME_MISMATCH)/;

/** Names an error of the network library. Bugs of our own pass through unchanged. */
export function faultOf(error: unknown): unknown {
  if (error instanceof FetchFault || !(error instanceof Error)) return error;
  const inner = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  const code = (inner as NodeJS.ErrnoException).code ?? "";
  const options = { mayRetry: true, cause: error };
  // Only a name service that is busy gets better within seconds.
  if (noNetwork.has(code))
    return new FetchFault("no-network", `the host was not found (${code})`, {
      ...options,
      mayRetry: code === "EAI_AGAIN",
    });
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT")
    return new FetchFault("timeout", "no connection in time", options);
  if (certificate.test(code)) return new FetchFault("certificate", code, { cause: error });
  if (code.startsWith("Z_"))
    return new FetchFault("unreachable", `a compressed body that ends too early or is damaged (${code})`, options);
  if (code !== "" && code !== "ERR_INVALID_ARG_TYPE" && !code.startsWith("UND_ERR_INVALID"))
    return new FetchFault("unreachable", `the connection failed (${code}: ${inner.message})`, options);
  return error;
}
