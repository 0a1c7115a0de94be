/** Runs the cascade engine away from the page: the scenario first, then this worker's part of the worlds. */
import { answerScenario } from "../../src/simulation/market-system/answer.ts";
import { Ensemble } from "../../src/simulation/market-system/ensemble.ts";
import { type LabJob, type LabReply, lastingOf } from "./messages.ts";

let built: { readonly key: string; readonly ensemble: Ensemble } | undefined;

function ensembleOf({ basis, changes, seed }: LabJob): Ensemble {
  const lasting = lastingOf(changes);
  const key = JSON.stringify([basis, lasting, seed]);
  if (built?.key !== key) built = { key, ensemble: new Ensemble(basis, lasting, seed, built?.ensemble) };
  return built.ensemble;
}

const reply = (message: LabReply, buffers: Transferable[] = []): void => postMessage(message, { transfer: buffers });

addEventListener("message", ({ data: job }: MessageEvent<LabJob>) => {
  const { id, basis, changes, from, count } = job;
  try {
    if (job.answers) reply({ kind: "answer", id, answer: answerScenario(basis, changes) });
    const result = ensembleOf(job).run(from, count, changes.shock ?? {});
    const { furthest, path, exposureUsd, passed } = result;
    reply(
      { kind: "worlds", id, result },
      [furthest, path, exposureUsd, passed].map(({ buffer }) => buffer as ArrayBuffer),
    );
  } catch (error) {
    reply({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });
  }
});
