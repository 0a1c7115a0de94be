/** Keeps one feed connected: begins again after a wait that grows, and says in which state it is. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Clock, formatInstant, type Instant, instant } from "../../core/time.ts";
import type { FeedDefinition } from "../../sources/feeds/define.ts";
import { FeedConnection } from "./connection.ts";
import type { Recorder } from "./recorder.ts";
import type { FeedSettings } from "./settings.ts";
import type { FeedCounts, FeedPhase, FeedState } from "./state.ts";
import type { SegmentWriter } from "./writer.ts";

/** Doublings of the wait after which it has its longest length in any case. */
const maxDoublings = 16;

export interface RunnerOptions {
  readonly url: string;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly settings: FeedSettings;
  readonly recorder: Recorder;
  readonly writer: SegmentWriter;
  readonly counts: FeedCounts;
  readonly log: (message: string) => void;
  /** Connecting waits for it. */
  readonly ready: Promise<void>;
}

export class FeedRunner {
  readonly #feed: FeedDefinition;
  readonly #options: RunnerOptions;
  readonly #stopping = new AbortController();
  #connection: FeedConnection | undefined;
  #running: Promise<void> | undefined;
  #phase: FeedPhase = "stopped";
  #since: Instant;
  #lastFrame: number | undefined;
  #problem: string | undefined;
  #logged: string | undefined;

  constructor(feed: FeedDefinition, options: RunnerOptions) {
    this.#feed = feed;
    this.#options = options;
    this.#since = options.clock.now();
    options.writer.onWritten(() => this.#connection?.resumeWhenDrained());
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#connection?.end("the program was stopped");
    await this.#running;
    this.#enter("stopped");
  }

  state(): FeedState {
    const { counts, recorder, url, writer } = this.#options;
    const shown = (ms: number | undefined) => (ms === undefined ? null : formatInstant(instant(ms)));
    const heard = counts.frames > 0 ? (this.#connection?.lastFrame ?? this.#lastFrame) : undefined;
    return {
      feed: this.#feed.id,
      venue: this.#feed.venue,
      phase: this.#phase,
      since: formatInstant(this.#since),
      url,
      lastFrame: shown(heard),
      lastSegment: shown(recorder.lastSegment),
      ...counts,
      lagMs: recorder.lagMs ?? null,
      refused: [...(this.#connection?.refused ?? [])],
      pendingBytes: writer.pendingBytes,
      isPaused: this.#connection?.isPaused ?? false,
      problem: writer.problem ?? this.#problem ?? recorder.problem ?? null,
    };
  }

  #enter(phase: FeedPhase): void {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.#since = this.#options.clock.now();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { settings, random, clock, recorder } = this.#options;
    let failures = 0;
    await this.#options.ready;
    while (!signal.aborted) {
      const began = clock.now();
      const reason = await this.#connect();
      recorder.end(reason);
      if (signal.aborted) return;
      failures = clock.now() - began >= settings.steadyMs ? 0 : Math.min(failures + 1, maxDoublings);
      this.#report(reason);
      this.#enter("waiting");
      const longest = Math.min(settings.waitMaxMs, settings.waitMinMs * 2 ** failures);
      await sleep(longest * (0.5 + 0.5 * random()), undefined, { signal }).catch(() => undefined);
    }
  }

  async #connect(): Promise<string> {
    const { counts } = this.#options;
    this.#enter("connecting");
    counts.connections++;
    const connection = new FeedConnection(this.#feed, {
      ...this.#options,
      onOpen: () => this.#enter("subscribing"),
      onLive: (isWhole) => {
        this.#enter("live");
        if (isWhole) this.#problem = undefined;
        this.#logged = undefined;
      },
      onProblem: (problem) => this.#report(problem),
    });
    this.#connection = connection;
    const reason = await connection.ended;
    this.#lastFrame = connection.lastFrame;
    this.#connection = undefined;
    return reason;
  }

  /** The log is for changes: the same problem again and again is in the state only. */
  #report(problem: string): void {
    this.#problem = problem;
    if (this.#logged === problem) return;
    this.#logged = problem;
    this.#options.log(problem);
  }
}
