/**
 * Collection by the publishers' calendars while the monitor runs: at start whatever has become due since it was last
 * taken in, the most urgent first, then by each source's schedule, with a little jitter; a source that could not be
 * reached is asked again sooner, with growing pauses that a restart does not shorten.
 */
import { Cron } from "croner";
import type { Problem } from "../../core/outcome.ts";
import { type Instant, instant } from "../../core/time.ts";
import type { SourceDefinition } from "../../sources/define.ts";
import type { DataFolder } from "../data-folder.ts";
import type { Log } from "../log.ts";
import type { CollectOutcome } from "./collect.ts";
import type { Collector } from "./collector.ts";
import { faultKinds } from "./fault.ts";
import { Progress } from "./progress.ts";
import { mostUrgentFirst } from "./urgency.ts";

export interface SchedulerOptions {
  /** Longest random delay after the scheduled moment, so that not every monitor asks in the same second. */
  readonly jitterMs: number;
  /** First pause before a source that could not be reached is asked again; doubles up to `retryMaxMs`. */
  readonly retryMs: number;
  readonly retryMaxMs: number;
  /** A mirror instead of the publishers' hosts. */
  readonly baseUrl?: URL | undefined;
}

export const schedulerDefaults: SchedulerOptions = { jitterMs: 45_000, retryMs: 2 * 60_000, retryMaxMs: 60 * 60_000 };

interface Job {
  readonly source: SourceDefinition;
  readonly cron: Cron;
  failures: number;
  retry?: NodeJS.Timeout;
  retryAt?: Instant;
}

export class Scheduler {
  private readonly jobs = new Map<string, Job>();
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<unknown>>();
  private readonly delays = new Set<NodeJS.Timeout>();
  private isOffline = false;
  constructor(
    private readonly folder: DataFolder,
    private readonly collector: Collector,
    private readonly log: Log,
    private readonly options: SchedulerOptions = schedulerDefaults,
    /** Of what is asked at the start. */
    private readonly progress = new Progress(),
  ) {}

  /** Asks what is due and sets the clocks. Returns at once. */
  start(): void {
    for (const source of this.collector.on) {
      if (!source.schedule) continue;
      const { cron, timeZone } = source.schedule;
      const job: Job = { source, cron: new Cron(cron, { timezone: timeZone }, () => this.later(job)), failures: 0 };
      this.jobs.set(source.id, job);
    }
    this.collector.nextRun = (id) => this.nextRun(id);
    const due = [...this.jobs.values()].filter((job) => this.isDue(job));
    const now = due.filter((job) => !this.waitsOn(job));
    const waiting = due.length - now.length;
    this.log.info(
      `collection: ${this.jobs.size} sources by their calendars, ${now.length} asked now` +
        (waiting === 0 ? "" : `, ${waiting} wait after failures: metastable sources`),
    );
    this.progress.begin(now.length);
    for (const { id } of mostUrgentFirst(now.map((job) => job.source))) this.collect(this.jobs.get(id)!, true);
  }

  /** A source that failed before the start waits out its pause; a missing network was no fault of its publisher. */
  private waitsOn(job: Job): boolean {
    const trouble = this.collector.remembered.trouble(job.source.id);
    if (trouble === undefined || trouble.kind === "no-network" || trouble.retryAt === null) return false;
    const left = trouble.retryAt - Date.now();
    if (left <= 0) return false;
    job.failures = trouble.times;
    this.retryIn(job, Math.min(left, this.options.retryMaxMs));
    return true;
  }

  /** Ends what runs, without losing what is acknowledged, and waits for it. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error("the monitor stops"));
    for (const { cron, retry } of this.jobs.values()) {
      cron.stop();
      clearTimeout(retry);
    }
    for (const delay of this.delays) clearTimeout(delay);
    await Promise.allSettled(this.running);
    await this.collector.remembered.saved();
  }

  private nextRun(id: string): Instant | null {
    const job = this.jobs.get(id);
    if (!job) return null;
    const planned = job.cron.nextRun();
    const times = [planned && instant(planned.getTime()), job.retryAt].filter((t) => t !== null && t !== undefined);
    return times.length === 0 ? null : instant(Math.min(...times));
  }

  /** A publication has come since the source was last taken in. */
  private isDue({ source, cron }: Job): boolean {
    const last = this.folder.fetches.lastTaken(source.id);
    if (last === undefined) return true;
    const next = cron.nextRun(new Date(last));
    return next !== null && next.getTime() <= Date.now();
  }

  private later(job: Job): void {
    const delay = setTimeout(() => {
      this.delays.delete(delay);
      this.collect(job);
    }, Math.random() * this.options.jitterMs);
    this.delays.add(delay);
  }

  private collect(job: Job, isAtStart = false): void {
    if (this.stopping.signal.aborted) return;
    clearTimeout(job.retry);
    delete job.retryAt;
    const run = this.collector
      .run([job.source], { signal: this.stopping.signal, say: () => {}, baseUrl: this.options.baseUrl })
      .then(([outcome]) => this.took(job, outcome!, isAtStart))
      .catch((error) => this.log.error({ source: job.source.id }, String(error)));
    this.running.add(run);
    run.finally(() => this.running.delete(run));
  }

  private took(job: Job, outcome: CollectOutcome, isAtStart: boolean): void {
    if (this.stopping.signal.aborted) return;
    const { source, verdict, rows, records, revised, quarantined, problems } = outcome;
    const counts = {
      rows,
      ...(records ? { records } : {}),
      ...(revised ? { revised } : {}),
      ...(quarantined ? { quarantined } : {}),
    };
    const isTaken = verdict !== "unreachable" && verdict !== "rejected";
    const count = isAtStart ? this.progress.done(source, isTaken) : "";
    this.tell(source, count === "" ? verdict : `${verdict} (${count})`, counts, problems[0], verdict);
    if (verdict !== "unreachable") {
      job.failures = 0;
      return;
    }
    const pause = Math.min(this.options.retryMs * 2 ** Math.min(job.failures++, 16), this.options.retryMaxMs);
    this.retryIn(job, Math.round(pause * (0.5 + Math.random() / 2)));
    this.collector.remembered.retryAt(source, job.retryAt!);
  }

  private retryIn(job: Job, delayMs: number): void {
    job.retryAt = instant(Date.now() + delayMs);
    job.retry = setTimeout(() => this.collect(job), delayMs);
  }

  /** A missing network is said once, not for every source. */
  private tell(
    source: string,
    said: string,
    counts: object,
    problem: Problem | undefined,
    verdict: CollectOutcome["verdict"],
  ): void {
    const isWithoutNetwork = problem?.remedy === faultKinds["no-network"];
    if (verdict !== "unreachable") this.isOffline = false;
    if (!problem) this.log.info(counts, `${source}: ${said}`);
    else if (!isWithoutNetwork)
      this.log.warn({ ...counts, problem: `${problem.found}; expected ${problem.expected}` }, `${source}: ${said}`);
    else if (!this.isOffline) {
      this.isOffline = true;
      this.log.warn("no network: what is stored is shown, and the publishers are asked again later");
    }
  }
}
