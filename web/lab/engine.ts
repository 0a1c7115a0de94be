/** The workers of the lab: a request is cut into parts, and of requests that wait only the newest is run. */
import type { ScenarioAnswer } from "../../src/simulation/market-system/answer.ts";
import type { EnsembleResult } from "../../src/simulation/market-system/ensemble.ts";
import { type LabJob, type LabReply, type LabRequest, lastingOf } from "./messages.ts";

const workersMost = 4;

export interface LabListener {
  /** The scenario itself; its worlds follow. */
  readonly answered: (request: LabRequest, answer: ScenarioAnswer) => void;
  readonly ran: (request: LabRequest, answer: ScenarioAnswer, worlds: EnsembleResult) => void;
  readonly failed: (message: string) => void;
}

export class LabEngine {
  readonly #workers: readonly Worker[];
  readonly #listener: LabListener;
  #parts: EnsembleResult[] = [];
  #current = 0;
  #running: LabRequest | undefined;
  #answer: ScenarioAnswer | undefined;
  #waited = 0;
  #next: LabRequest | undefined;
  /** The newest worlds and what they depend on: some choices leave them as they are. */
  #worlds: { readonly key: string; readonly result: EnsembleResult } | undefined;
  #key = "";

  constructor(listener: LabListener) {
    this.#listener = listener;
    const count = Math.max(1, Math.min(workersMost, navigator.hardwareConcurrency || 1));
    this.#workers = Array.from({ length: count }, () => {
      const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<LabReply>) => this.#take(data));
      worker.addEventListener("error", (event) =>
        this.#take({ kind: "failed", id: this.#current, message: event.message || "the worker could not be loaded" }),
      );
      return worker;
    });
  }

  /** Runs it now, or as soon as the workers are free, unless a newer request comes before. */
  request(request: LabRequest): void {
    this.#next = request;
    if (this.#waited === 0) this.#start();
  }

  close(): void {
    for (const worker of this.#workers) worker.terminate();
  }

  #start(): void {
    const request = this.#next;
    if (!request) return;
    this.#next = undefined;
    this.#running = request;
    this.#answer = undefined;
    this.#parts = [];
    this.#current += 1;
    this.#waited = this.#workers.length;
    const { basis, changes, seed, worlds } = request;
    this.#key = JSON.stringify([basis, lastingOf(changes), changes.shock, seed, worlds]);
    const isKnown = this.#worlds?.key === this.#key;
    const parts = partsOf(isKnown ? 0 : worlds, this.#workers.length);
    for (const [n, worker] of this.#workers.entries())
      worker.postMessage({ ...request, ...parts[n]!, id: this.#current, answers: n === 0 } satisfies LabJob);
  }

  #take(reply: LabReply): void {
    const request = this.#running;
    if (reply.id !== this.#current || !request) return;
    if (reply.kind === "answer") {
      this.#answer = reply.answer;
      this.#listener.answered(request, reply.answer);
      return;
    }
    if (reply.kind === "failed") this.#listener.failed(reply.message);
    else this.#parts.push(reply.result);
    this.#waited -= 1;
    if (this.#waited > 0) return;
    if (this.#answer && this.#parts.length === this.#workers.length) {
      if (this.#worlds?.key !== this.#key) this.#worlds = { key: this.#key, result: joined(this.#parts) };
      this.#listener.ran(request, this.#answer, this.#worlds.result);
    }
    this.#start();
  }
}

/** Answering a scenario with its ablations takes a worker about as long as this many worlds. */
const answerInWorlds = 60;

/** Who runs which worlds. The first worker also answers the scenario, so it gets fewer; no result depends on the cut. */
export function partsOf(worlds: number, workers: number): { readonly from: number; readonly count: number }[] {
  const share = (worlds + answerInWorlds) / workers;
  const end = (n: number): number => Math.max(0, Math.min(worlds, Math.round((n + 1) * share) - answerInWorlds));
  return Array.from({ length: workers }, (_, n) => {
    const from = n === 0 ? 0 : end(n - 1);
    return { from, count: end(n) - from };
  });
}

function joined(parts: readonly EnsembleResult[]): EnsembleResult {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  const floats = (pick: (part: EnsembleResult) => Float64Array): Float64Array => {
    const all = new Float64Array(sorted.reduce((sum, part) => sum + pick(part).length, 0));
    let at = 0;
    for (const part of sorted) {
      all.set(pick(part), at);
      at += pick(part).length;
    }
    return all;
  };
  return {
    from: 0,
    count: sorted.reduce((sum, part) => sum + part.count, 0),
    furthest: floats((part) => part.furthest),
    path: floats((part) => part.path),
    exposureUsd: floats((part) => part.exposureUsd),
    passed: Uint8Array.from(sorted.flatMap((part) => [...part.passed])),
  };
}
