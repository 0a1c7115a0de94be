/**
 * Politeness and patience by host: one request at a time with a pause after it, retry with full jitter, the wait that the
 * publisher asks for, and a circuit breaker that leaves a failing host alone for a while. Rests survive a restart.
 */
import { setTimeout as sleep } from "node:timers/promises";
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  type IBackoff,
  type IRetryBackoffContext,
  type IRetryPolicyConfig,
  retry,
} from "cockatiel";
import { type Clock, formatInstant, type Instant, instant } from "../../core/time.ts";
import { FetchFault } from "./fault.ts";
import type { Remembered } from "./remembered.ts";

export interface HostOptions {
  readonly attempts: number;
  /** Of the first retry; the jitter is between zero and this, doubling up to `backoffMaxMs`. */
  readonly backoffMs: number;
  readonly backoffMaxMs: number;
  /** The longest wait asked by a publisher that a run sits out; a longer one ends the run and is kept. */
  readonly patienceMs: number;
  /** Shortest pause between two requests to one host; a source may ask for more. */
  readonly pauseMs: number;
  /** Failures in a row after which a host is left alone, and for how long. */
  readonly breakAfter: number;
  readonly restMs: number;
}

export const defaultHostOptions: HostOptions = {
  attempts: 3,
  backoffMs: 1_000,
  backoffMaxMs: 20_000,
  patienceMs: 60_000,
  pauseMs: 250,
  breakAfter: 6,
  restMs: 5 * 60_000,
};

const longestWaitMs = 24 * 3_600_000;

export interface HostState {
  readonly breaker: "closed" | "open" | "half-open";
  /** The publisher asked not to come back before this instant. */
  readonly notBefore: Instant | null;
}

interface Turn {
  /** Pause after the request before, if there was one. */
  readonly pauseMs: number;
  readonly totalMs: number;
  readonly signal: AbortSignal;
}

/** All hosts of a process. */
export class Hosts {
  private readonly gates = new Map<string, HostGate>();
  constructor(
    private readonly clock: Clock,
    private readonly remembered: Remembered,
    private readonly options: HostOptions = defaultHostOptions,
  ) {}

  /** Shortest pause between two requests to a publisher. */
  get pauseMs(): number {
    return this.options.pauseMs;
  }

  gate(host: string): HostGate {
    const known = this.gates.get(host);
    if (known) return known;
    const gate = new HostGate(host, this.clock, this.remembered, this.options);
    this.gates.set(host, gate);
    return gate;
  }

  state(host: string): HostState {
    return this.gate(host).state;
  }
}

class HostGate {
  private line: Promise<unknown> = Promise.resolve();
  private endedAt = Number.NEGATIVE_INFINITY;
  private readonly breaker: CircuitBreakerPolicy;
  private readonly retry;

  constructor(
    private readonly host: string,
    private readonly clock: Clock,
    private readonly remembered: Remembered,
    private readonly options: HostOptions,
  ) {
    const isTrouble = (error: Error) => error instanceof FetchFault && error.isHostTrouble;
    this.breaker = circuitBreaker(handleWhen(isTrouble), {
      halfOpenAfter: options.restMs,
      breaker: new ConsecutiveBreaker(options.breakAfter),
    });
    this.breaker.onBreak(() =>
      remembered.restUntil(host, { until: clock.now() + options.restMs, because: "failures" }),
    );
    this.retry = retry(
      handleWhen((error) => error instanceof FetchFault && error.mayRetry && this.isBearable(error)),
      { maxAttempts: options.attempts - 1, backoff: backoffOf(options) },
    );
  }

  get state(): HostState {
    const rest = this.remembered.rest(this.host, this.clock.now());
    const isOpen = rest?.because === "failures" || this.breaker.state === CircuitState.Open;
    const breaker = isOpen ? "open" : this.breaker.state === CircuitState.HalfOpen ? "half-open" : "closed";
    return { breaker, notBefore: rest ? instant(rest.until) : null };
  }

  /** An earlier run, or this one, has found that the host is to be left alone. */
  private refuseWhileResting(): void {
    const rest = this.remembered.rest(this.host, this.clock.now());
    if (rest === undefined) return;
    const until = formatInstant(instant(rest.until));
    const because =
      rest.because === "asked"
        ? `${this.host} asked to wait until ${until}`
        : `${this.host} failed ${this.options.breakAfter} times in a row and rests until ${until}`;
    throw new FetchFault("busy", because, { isAnswer: false });
  }

  /** Runs the work when it is its turn; the deadline counts from then, over all attempts. */
  ask<T>(work: (signal: AbortSignal) => Promise<T>, asked: Turn): Promise<T> {
    const turn = this.line.then(() => this.withinDeadline(work, asked));
    this.line = turn.catch(() => undefined);
    return turn;
  }

  private async withinDeadline<T>(work: (signal: AbortSignal) => Promise<T>, asked: Turn): Promise<T> {
    const deadline = new AbortController();
    const late = new FetchFault("timeout", `not finished within ${Math.round(asked.totalMs / 100) / 10} s`);
    const timer = setTimeout(() => deadline.abort(late), asked.totalMs);
    try {
      return await this.patiently(work, asked.pauseMs, AbortSignal.any([asked.signal, deadline.signal]));
    } finally {
      clearTimeout(timer);
    }
  }

  private async patiently<T>(
    work: (signal: AbortSignal) => Promise<T>,
    pauseMs: number,
    signal: AbortSignal,
  ): Promise<T> {
    const attempt = async () => {
      signal.throwIfAborted();
      this.refuseWhileResting();
      await sleep(Math.max(0, this.endedAt + pauseMs - performance.now()), undefined, { signal });
      try {
        return await work(signal);
      } catch (error) {
        const wait = error instanceof FetchFault ? error.retryAfterMs : undefined;
        if (wait !== undefined && wait > this.options.patienceMs)
          this.remembered.restUntil(this.host, {
            until: this.clock.now() + Math.min(wait, longestWaitMs),
            because: "asked",
          });
        throw error;
      } finally {
        this.endedAt = performance.now();
      }
    };
    try {
      return await this.retry.execute(() => this.breaker.execute(attempt), signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!(error instanceof BrokenCircuitError)) throw error;
      this.refuseWhileResting();
      throw new FetchFault("busy", `${this.host} rests after failures`, { isAnswer: false });
    }
  }

  private isBearable(fault: FetchFault): boolean {
    return (fault.retryAfterMs ?? 0) <= this.options.patienceMs;
  }
}

/** Full jitter, but never sooner than the publisher asked. */
function backoffOf(options: HostOptions): IRetryPolicyConfig["backoff"] {
  const jitter = new ExponentialBackoff({
    generator: fullJitterGenerator,
    initialDelay: options.backoffMs,
    maxDelay: options.backoffMaxMs,
  });
  return new DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>>((context, last) => {
    const step = last ? last.next(context) : jitter.next();
    const error = "error" in context.result ? context.result.error : undefined;
    const asked = error instanceof FetchFault ? (error.retryAfterMs ?? 0) : 0;
    return { delay: asked + step.duration, state: step };
  });
}
