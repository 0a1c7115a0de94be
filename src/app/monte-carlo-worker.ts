/** A worker of the Monte Carlo: gets the input once, then ranges of paths, and answers each with its tally. */
import { parentPort, workerData } from "node:worker_threads";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { createSimulator, type Tally, tallyPaths } from "../simulation/monte-carlo/tally.ts";

export interface ChunkRequest {
  readonly chunk: number;
  readonly first: number;
  readonly paths: number;
}
export interface ChunkAnswer {
  readonly chunk: number;
  readonly tally: Tally;
}

const input = workerData as MonteCarloInput;
const simulator = createSimulator(input);
const port = parentPort!;
port.on("message", ({ chunk, first, paths }: ChunkRequest) => {
  port.postMessage({ chunk, tally: tallyPaths(simulator, input, first, paths) } satisfies ChunkAnswer);
});
