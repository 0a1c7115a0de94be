/** A data folder in a temporary place, with the index in memory, and a collector with short deadlines. For tests only. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { CollectOptions } from "../../src/app/collect/collect.ts";
import { Collector } from "../../src/app/collect/collector.ts";
import type { Limits } from "../../src/app/collect/exchange.ts";
import type { HostOptions } from "../../src/app/collect/hosts.ts";
import { type DataFolder, openDataFolder } from "../../src/app/data-folder.ts";
import { type Clock, type Instant, parseInstant } from "../../src/core/time.ts";
import type { SourceDefinition } from "../../src/sources/define.ts";
import type { LedgerEvent } from "../../src/store/contract.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";

export const shortLimits: Limits = { headersMs: 300, bodyIdleMs: 300, totalMs: 700, bytes: 4 * 1024 * 1024 };
export const quickHosts: HostOptions = {
  attempts: 2,
  backoffMs: 1,
  backoffMaxMs: 2,
  patienceMs: 40,
  pauseMs: 0,
  breakAfter: 100,
  restMs: 60_000,
};

export interface Bench {
  readonly folder: DataFolder;
  readonly collector: Collector;
  /** Another collector over the same folder, as after a restart of the program. */
  restart(more?: { readonly hosts?: Partial<HostOptions> }): Promise<void>;
  readonly clock: Clock & { at: Instant };
  run(
    sources: SourceDefinition | readonly SourceDefinition[],
    baseUrl: string,
    more?: Partial<CollectOptions>,
  ): ReturnType<Collector["run"]>;
  events(kind?: string): Promise<LedgerEvent[]>;
  close(): Promise<void>;
}

export async function collecting(
  options: {
    now?: string;
    env?: Record<string, string>;
    sources?: readonly SourceDefinition[];
    limits?: Partial<Limits>;
    hosts?: Partial<HostOptions>;
    directory?: string;
  } = {},
): Promise<Bench> {
  const directory = options.directory ?? (await mkdtemp(path.join(os.tmpdir(), "metastable-collect-")));
  const clock = {
    at: parseInstant(options.now ?? "2026-11-25T09:00:00Z"),
    now() {
      return this.at;
    },
  };
  const folder = await openDataFolder(directory, { loadPackaged: false, openIndex: async () => new MemoryStore() });
  const openCollector = (hosts: Partial<HostOptions> = {}) =>
    Collector.open(folder, clock, options.env ?? {}, {
      limits: { ...shortLimits, ...options.limits },
      hosts: { ...quickHosts, ...options.hosts, ...hosts },
      ...(options.sources ? { sources: options.sources } : {}),
    });
  let collector = await openCollector();
  return {
    folder,
    get collector() {
      return collector;
    },
    restart: async ({ hosts } = {}) => {
      collector = await openCollector(hosts);
    },
    clock,
    run: (sources, baseUrl, more = {}) =>
      collector.run(Array.isArray(sources) ? sources : [sources as SourceDefinition], {
        baseUrl: new URL(baseUrl),
        signal: new AbortController().signal,
        say: () => {},
        ...more,
      }),
    events: async (kind) => {
      const all: LedgerEvent[] = [];
      for await (const event of folder.ledger.events()) if (kind === undefined || event.kind === kind) all.push(event);
      return all;
    },
    close: async () => {
      await folder.close();
      if (options.directory === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Names of the files below the folder in which the text occurs, as they are or unpacked. */
export async function filesWith(directory: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    const isThere = bytes.includes(text) || (file.endsWith(".gz") && gunzipSync(bytes).includes(text));
    if (isThere) found.push(file);
  }
  return found;
}
