/** Runs a Monte Carlo on worker threads, a range of paths at a time. The answer does not depend on how they are cut. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { failure } from "../core/failure.ts";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { exposureTerciles } from "../simulation/monte-carlo/shocks.ts";
import { addTallies, emptyTally, type Tally } from "../simulation/monte-carlo/tally.ts";
import type { ChunkAnswer, ChunkRequest } from "./monte-carlo-worker.ts";

const monteCarloLimits = { pathsMin: 30, paths: 1_000_000, workers: 64 } as const;
/** Paths handed out at a time: a multiple of the terciles, and about a second of work. */
const chunkDefault = 48;
/** Chunks that a worker holds: one at work and one waiting, so that it never idles. */
const inFlight = 2;

export interface RunOptions {
  readonly paths: number;
  readonly workers?: number | undefined;
  readonly chunk?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly report?: (done: number, total: number) => void;
  /** The worker's bundle; the default lies beside the program. */
  readonly workerUrl?: URL;
}

export interface MonteCarloRun {
  readonly tally: Tally;
  /** Paths that the tally counts: the first so many of those asked for. */
  readonly paths: number;
  readonly asked: number;
}

/** One less than the machine has, so that it stays usable; at least one. */
const workersDefault = (): number => Math.max(1, Math.min(8, availableParallelism() - 1));

/**
 * Simulates paths 0 to `paths` - 1. When the signal aborts, the answer counts the paths up to the first one that is missing:
 * the same as a run that was asked for just these. Rejects when a worker fails.
 */
export async function runMonteCarlo(input: MonteCarloInput, options: RunOptions): Promise<MonteCarloRun> {
  const { paths, signal, report } = options;
  const chunkPaths = options.chunk ?? chunkDefault;
  const count = Math.ceil(paths / chunkPaths);
  // Chunks come in any order; those before the first that is missing are added up at once, so that few are held.
  const waiting = new Map<number, Tally>();
  let sum = emptyTally(input);
  let whole = 0;
  const take = (chunk: number, tally: Tally): void => {
    waiting.set(chunk, tally);
    for (let part = waiting.get(whole); part; part = waiting.get(whole)) {
      sum = addTallies(sum, part);
      waiting.delete(whole++);
    }
  };
  const workers = Math.max(1, Math.min(options.workers ?? workersDefault(), count));
  const url = options.workerUrl ?? new URL("./monte-carlo-worker.js", import.meta.url);
  const rangeOf = (chunk: number): ChunkRequest => ({
    chunk,
    first: chunk * chunkPaths,
    paths: Math.min(chunkPaths, paths - chunk * chunkPaths),
  });
  let next = 0;
  let done = 0;
  const runOne = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(url, { workerData: input });
      let pending = 0;
      const end = (settle: () => void): void => {
        signal?.removeEventListener("abort", stop);
        void worker.terminate().then(settle, settle);
      };
      const stop = (): void => end(resolve);
      const hand = (): void => {
        while (pending < inFlight && next < count) {
          worker.postMessage(rangeOf(next++));
          pending++;
        }
        if (pending === 0) end(resolve);
      };
      worker.on("message", ({ chunk, tally }: ChunkAnswer) => {
        take(chunk, tally);
        pending--;
        done += rangeOf(chunk).paths;
        report?.(done, paths);
        hand();
      });
      worker.on("error", (error) => end(() => reject(error)));
      signal?.addEventListener("abort", stop, { once: true });
      if (signal?.aborted) stop();
      else hand();
    });
  await Promise.all(Array.from({ length: workers }, runOne));
  // Fewer paths than terciles say nothing.
  const counted = Math.min(paths, whole * chunkPaths);
  if (counted < exposureTerciles)
    throw failure(
      "limit",
      "outlook",
      `stopped after ${counted} paths`,
      "some paths",
      "Let it run for a second, or ask for fewer paths.",
    );
  return { tally: sum, paths: counted, asked: paths };
}

/** Refuses numbers outside the limits, in words. */
export function checkRun(paths: number, workers: number | undefined): void {
  const check = (name: string, value: number, min: number, max: number): void => {
    if (!Number.isInteger(value) || value < min || value > max)
      throw failure(
        "usage",
        name,
        String(value),
        `a whole number from ${min} to ${max}`,
        "Fewer paths answer sooner, with a wider interval.",
      );
  };
  check("--paths", paths, monteCarloLimits.pathsMin, monteCarloLimits.paths);
  if (workers !== undefined) check("--workers", workers, 1, monteCarloLimits.workers);
}
