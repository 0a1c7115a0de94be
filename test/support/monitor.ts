/** A monitor over a new folder with the packaged episodes, and the API over it without a port. For tests only. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createServer } from "../../src/api/server.ts";
import { openDataFolder } from "../../src/app/data-folder.ts";
import { HeavyRuns } from "../../src/app/heavy-runs.ts";
import { Monitor } from "../../src/app/monitor.ts";
import { type Clock, parseInstant } from "../../src/core/time.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";

const clock: Clock = { now: () => parseInstant("2026-11-25T09:00:00Z") };

export async function packagedMonitor(): Promise<{ monitor: Monitor; close: () => Promise<void> }> {
  const directory = await mkdtemp(path.join(os.tmpdir(), "metastable-monitor-"));
  const folder = await openDataFolder(directory, { openIndex: async () => new MemoryStore() });
  return {
    monitor: new Monitor(folder, clock),
    close: async () => {
      await folder.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export async function apiOver(monitor: Monitor): Promise<{
  /** Status and JSON of a request; with a body it is a POST. */
  ask: (url: string, body?: unknown) => Promise<{ status: number; body: unknown }>;
  runs: HeavyRuns;
}> {
  const runs = new HeavyRuns(clock, (error) => {
    throw error;
  });
  const app = await createServer({ monitor, runs, version: "0", hosts: ["localhost"], log: () => {} });
  return {
    runs,
    ask: async (url, body) => {
      const init =
        body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
      const response = await app.request(`http://localhost${url}`, { ...init, headers: { host: "localhost" } });
      return { status: response.status, body: await response.json() };
    },
  };
}
