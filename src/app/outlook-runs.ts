/** The outlook over HTTP: a heavy run; a question that was answered already is not computed again. */
import type { HeavyRuns, RunState } from "./heavy-runs.ts";
import type { Monitor, ReadRequest } from "./monitor.ts";
import { outlook, outlookDefaults } from "./outlook.ts";
import { checkOutlookBody } from "./outlook-request.ts";

const keptMost = 32;

/** Which run answers which question, by pin and choices. */
export class OutlookRuns {
  readonly #monitor: Monitor;
  readonly #runs: HeavyRuns;
  readonly #started = new Map<string, { readonly id: string; readonly asked: string }>();

  constructor(monitor: Monitor, runs: HeavyRuns) {
    this.#monitor = monitor;
    this.#runs = runs;
  }

  /** Starts it, or gives the run that is on its way or has answered. */
  start(body: unknown): RunState {
    const request = checkOutlookBody(body);
    const {
      paths = outlookDefaults.paths,
      seed = outlookDefaults.seed,
      degrees = null,
      commonNews = null,
      withoutAgents = false,
      allowStale = false,
    } = request;
    const { asOf, head } = this.#monitor.pin(request);
    const key = JSON.stringify([asOf, head, paths, seed, degrees, commonNews, withoutAgents, allowStale]);
    const known = this.#find(this.#started.get(key)?.id);
    if (known && known.state !== "failed" && known.state !== "stopped") return known;
    const run = this.#runs.start(`outlook, ${paths} paths`, ({ signal, report }) =>
      outlook(this.#monitor, request, { signal, report }),
    );
    this.#started.delete(key);
    this.#started.set(key, { id: run.id, asked: this.#asked(request) });
    if (this.#started.size > keptMost) this.#started.delete(this.#started.keys().next().value!);
    return run;
  }

  /** The newest run that was asked for this instant and head, whatever its choices; null when there is none. */
  newest(request: ReadRequest): RunState | null {
    const asked = this.#asked(request);
    const runs = [...this.#started.values()].filter((run) => run.asked === asked).map(({ id }) => this.#find(id));
    return runs.findLast((run) => run !== undefined) ?? null;
  }

  /** Without an instant the newest data decide, not the minute of the question. */
  #asked = ({ asOf, head }: ReadRequest): string =>
    JSON.stringify([asOf ?? null, head ?? this.#monitor.folder.dataHead]);

  #find(id: string | undefined): RunState | undefined {
    try {
      return id === undefined ? undefined : this.#runs.get(id);
    } catch {
      return undefined; // older runs are forgotten
    }
  }
}
