/**
 * Heavy work on request: one run at a time, the others wait with a known place. Every limit is here: how many may wait,
 * how long one may take, how many answers are kept. A run that is stopped, by a person or by its deadline, answers with
 * what it has. Nothing of a run is written to the disk.
 */
import { z } from "zod";
import { Failure, failure } from "../core/failure.ts";
import type { Problem } from "../core/outcome.ts";
import type { Clock } from "../core/time.ts";

export const runLimits = { waiting: 16, kept: 32, deadlineMs: 120_000 } as const;

const progressSchema = z.object({
  done: z.number(),
  total: z.number(),
  ratePerSecond: z.number().nullable().describe("units a second since the start; null until there is one"),
  remainingMs: z.number().nullable(),
});
export const runSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z
    .enum(["waiting", "running", "done", "stopped", "failed"])
    .describe("stopped: ended early, by a person or its deadline; the result says what it has"),
  position: z.number().nullable().describe("runs before this one; null when it does not wait"),
  progress: progressSchema.nullable(),
  result: z.unknown().describe("the answer, as of the request that started it"),
  problems: z.array(z.object({ place: z.string(), found: z.string(), expected: z.string(), remedy: z.string() })),
});
type RunProgress = z.infer<typeof progressSchema>;
export type RunState = z.infer<typeof runSchema>;

export interface RunContext {
  /** Aborted when the run should end early: return what there is. */
  readonly signal: AbortSignal;
  readonly report: (done: number, total: number) => void;
}

type Work = (context: RunContext) => Promise<unknown>;
type Listener = (state: RunState) => void;

interface Run {
  readonly id: string;
  readonly title: string;
  readonly work: Work;
  readonly abort: AbortController;
  readonly listeners: Set<Listener>;
  state: RunState["state"];
  progress: RunProgress | null;
  result: unknown;
  problems: readonly Problem[];
}

const isOver = (run: { readonly state: RunState["state"] }): boolean => !["waiting", "running"].includes(run.state);

export class HeavyRuns {
  readonly #clock: Clock;
  readonly #fault: (error: unknown) => void;
  readonly #deadlineMs: number;
  readonly #runs = new Map<string, Run>();
  #count = 0;
  #busy = false;

  /** `fault` learns of a bug inside a run; the run itself says only that it failed. */
  constructor(clock: Clock, fault: (error: unknown) => void, deadlineMs: number = runLimits.deadlineMs) {
    this.#clock = clock;
    this.#fault = fault;
    this.#deadlineMs = deadlineMs;
  }

  /** Puts the work in line. Throws a limit Failure when too many wait. */
  start(title: string, work: Work): RunState {
    const waiting = this.#waiting().length;
    if (waiting >= runLimits.waiting)
      throw failure(
        "limit",
        title,
        `${waiting} runs that wait`,
        `fewer than ${runLimits.waiting}`,
        "Try again when some have ended.",
      );
    const id = `run-${++this.#count}`;
    const run: Run = {
      ...{ id, title, work, abort: new AbortController(), listeners: new Set<Listener>() },
      ...{ state: "waiting", progress: null, result: null, problems: [] },
    };
    this.#runs.set(id, run);
    this.#forgetOldest();
    this.#next();
    return this.#stateOf(run);
  }

  get(id: string): RunState {
    return this.#stateOf(this.#find(id));
  }

  /** Ends a run early; a waiting one leaves the line. */
  stop(id: string): RunState {
    const run = this.#find(id);
    run.abort.abort();
    if (run.state === "waiting") this.#end(run, "stopped");
    return this.#stateOf(run);
  }

  /** Calls at once with the state as it is, then at every change. Returns the way to stop listening. */
  watch(id: string, listener: Listener): () => void {
    const run = this.#find(id);
    run.listeners.add(listener);
    listener(this.#stateOf(run));
    return () => run.listeners.delete(listener);
  }

  /** Stops everything, for the end of the process. */
  close(): void {
    for (const run of this.#runs.values()) if (!isOver(run)) this.stop(run.id);
  }

  #find(id: string): Run {
    const run = this.#runs.get(id);
    if (!run)
      throw failure(
        "not-found",
        "run",
        id,
        "a run of this process",
        `The last ${runLimits.kept} are kept; start anew.`,
      );
    return run;
  }

  #waiting = (): Run[] => [...this.#runs.values()].filter((run) => run.state === "waiting");

  #next(): void {
    const run = this.#waiting()[0];
    if (this.#busy || !run) return;
    this.#busy = true;
    void this.#execute(run).finally(() => {
      this.#busy = false;
      this.#next();
    });
    for (const other of this.#waiting()) this.#tell(other);
  }

  async #execute(run: Run): Promise<void> {
    const started = this.#clock.now();
    const deadline = setTimeout(() => run.abort.abort(), this.#deadlineMs);
    const report = (done: number, total: number): void => {
      const elapsed = this.#clock.now() - started;
      const ratePerSecond = elapsed > 0 && done > 0 ? (done / elapsed) * 1000 : null;
      const remainingMs = ratePerSecond === null ? null : ((total - done) / ratePerSecond) * 1000;
      run.progress = { done, total, ratePerSecond, remainingMs };
      this.#tell(run);
    };
    run.state = "running";
    this.#tell(run);
    try {
      // A turn of the loop first, so that whoever started the run can begin to watch it.
      await new Promise((resolve) => setImmediate(resolve));
      run.result = await run.work({ signal: run.abort.signal, report });
      this.#end(run, run.abort.signal.aborted ? "stopped" : "done");
    } catch (error) {
      run.problems =
        error instanceof Failure
          ? error.problems
          : [{ place: run.title, found: "a fault of the program", expected: "an answer", remedy: "See the log." }];
      this.#end(run, "failed");
      if (!(error instanceof Failure)) this.#fault(error);
    } finally {
      clearTimeout(deadline);
    }
  }

  #end(run: Run, state: "done" | "stopped" | "failed"): void {
    run.state = state;
    this.#tell(run);
    run.listeners.clear();
  }

  #forgetOldest(): void {
    const over = [...this.#runs.values()].filter(isOver);
    for (const run of over.slice(0, Math.max(0, this.#runs.size - runLimits.kept))) this.#runs.delete(run.id);
  }

  #tell(run: Run): void {
    const state = this.#stateOf(run);
    for (const listener of run.listeners) listener(state);
  }

  #stateOf(run: Run): RunState {
    const { id, title, state, progress, result, problems } = run;
    const ahead = this.#waiting().indexOf(run);
    return {
      ...{ id, title, state, progress, result },
      position: ahead < 0 ? null : ahead + 1,
      problems: [...problems],
    };
  }
}
