/** What `ingest` does: the named sources, or every one that is on, from the network or from a file. */
import { failure } from "../core/failure.ts";
import type { SourceDefinition } from "../sources/define.ts";
import { chosenSources } from "./choose-sources.ts";
import { baseUrlOption } from "./collect/address.ts";
import type { CollectOutcome } from "./collect/collect.ts";
import type { Collector } from "./collect/collector.ts";
import { secretsFile } from "./collect/secrets.ts";
import { dayOption } from "./collect/windows.ts";
import { ingestFile } from "./ingest.ts";
import type { Monitor } from "./monitor.ts";

export interface IngestRequest {
  /** None: every source that is on. */
  readonly names: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly again?: boolean;
  /** Absolute path of a saved payload. */
  readonly fromFile?: string;
  readonly baseUrl?: string;
  /** Names of the keys that are set where the command was typed. */
  readonly keysHere?: readonly string[];
  readonly say: (message: string) => void;
}

export async function ingestNamed(monitor: Monitor, request: IngestRequest): Promise<readonly CollectOutcome[]> {
  const named = chosenSources(request.names);
  const [from, to] = [dayOption("--from", request.from), dayOption("--to", request.to)];
  const baseUrl = baseUrlOption(request.baseUrl);
  if (request.fromFile !== undefined) {
    const [source, ...more] = named;
    if (!source || more.length > 0)
      throw failure(
        "usage",
        "--from-file",
        `${named.length} source names`,
        "exactly one",
        "Write: metastable ingest mof/jgb --from-file PATH.",
      );
    return [{ ...(await ingestFile(monitor.folder, source, request.fromFile, monitor.clock)), skipped: 0 }];
  }
  const silent = named.find((source) => !source.request);
  if (silent)
    throw failure(
      "usage",
      silent.id,
      "no network request",
      "a live source",
      `Import a file: metastable ingest ${silent.id} --from-file PATH.`,
    );
  const collector = await monitor.collector();
  const chosen = named.length > 0 ? named : collector.on;
  for (const source of named.length > 0 ? named : collector.sources) tellOfKeys(collector, source, request);
  request.say(
    `asking ${chosen.length} source${chosen.length === 1 ? "" : "s"} at ${baseUrl?.host ?? "their publishers"}`,
  );
  return collector.run(chosen, {
    from,
    to,
    baseUrl,
    again: request.again,
    signal: new AbortController().signal,
    say: request.say,
  });
}

/** A monitor that runs does the fetching, with the keys of its own environment: a key of this terminal never travels. */
function tellOfKeys(collector: Collector, source: SourceDefinition, { keysHere = [], say }: IngestRequest): void {
  for (const name of collector.keysMissing(source).filter((key) => keysHere.includes(key)))
    say(
      `${source.id}: ${name} is set in this terminal, but the monitor that is running fetches, and it has no such key. ` +
        `Write it into ${secretsFile} in the data folder, or set it where the monitor is started; then start the monitor again.`,
    );
}
