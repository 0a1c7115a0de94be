/** What `up` does beside serving: a log, and collection by schedule. */
import { Scheduler, schedulerDefaults } from "./collect/scheduler.ts";
import { createLog } from "./log.ts";
import type { Monitor } from "./monitor.ts";

export interface Collection {
  stop(): Promise<void>;
}

/** Throws a usage failure for wrong settings or keys, before anything is asked. */
export async function startCollection(
  monitor: Monitor,
  options: { readonly write: (text: string) => void; readonly isTerminal: boolean; readonly baseUrl: URL | undefined },
): Promise<Collection> {
  const collector = await monitor.collector();
  const log = createLog({ ...options, redact: collector.redact });
  const settings = { ...schedulerDefaults, baseUrl: options.baseUrl };
  const scheduler = new Scheduler(monitor.folder, collector, log, settings, monitor.progress);
  scheduler.start();
  return scheduler;
}
