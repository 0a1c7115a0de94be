// Real worker threads on the bundled worker: the answer is that of one thread, to the bit, and a stopped run is a shorter one.
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { smallInput } from "../../test/support/monte-carlo-input.ts";
import type { MonteCarloInput } from "../simulation/monte-carlo/input.ts";
import { createSimulator, tallyPaths } from "../simulation/monte-carlo/tally.ts";
import { checkRun, runMonteCarlo } from "./monte-carlo-run.ts";

let folder: string;
let workerUrl: URL;
let input: MonteCarloInput;
beforeAll(async () => {
  folder = await mkdtemp(path.join(import.meta.dirname, "../../node_modules/.metastable-worker-"));
  const outfile = path.join(folder, "worker.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, "monte-carlo-worker.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "warning",
  });
  workerUrl = pathToFileURL(outfile);
  input = await smallInput({ horizonSessions: 21 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("gives the same bits for 2 and 7 workers as for one thread, and for any chunk", async () => {
  const paths = 40;
  const alone = tallyPaths(createSimulator(input), input, 0, paths);
  for (const [workers, chunk] of [
    [2, 5],
    [7, 6],
  ] as const) {
    const run = await runMonteCarlo(input, { paths, workers, chunk, workerUrl });
    expect(run).toEqual({ tally: alone, paths, asked: paths });
  }
});

it("says what it has when it is stopped: the run of the first paths", async () => {
  const stop = new AbortController();
  const run = await runMonteCarlo(input, {
    paths: 3000,
    // One worker: its chunks come in order, so some of the first are there whenever it stops.
    workers: 1,
    chunk: 3,
    workerUrl,
    signal: stop.signal,
    report: (done) => {
      if (done >= 30) stop.abort();
    },
  });
  expect(run.paths).toBeGreaterThanOrEqual(3);
  expect(run.paths).toBeLessThan(run.asked);
  expect(run.tally).toEqual(tallyPaths(createSimulator(input), input, 0, run.paths));
});

it("refuses numbers out of range, and fails when a worker does", async () => {
  expect(() => checkRun(0, undefined)).toThrow("--paths");
  expect(() => checkRun(100, 0.5)).toThrow("--workers");
  const broken = { ...input, calibration: { ...input.calibration, correlations: [[1]] } };
  await expect(runMonteCarlo(broken, { paths: 30, workers: 1, workerUrl })).rejects.toThrow();
});
