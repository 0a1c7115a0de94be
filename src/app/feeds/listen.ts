/** Starts the live feeds of a monitor that stays: those that the reader has not turned off, with a log. */
import { failure } from "../../core/failure.ts";
import { feeds } from "../../sources/feeds/catalogue/index.ts";
import { createLog } from "../log.ts";
import type { Monitor } from "../monitor.ts";
import { startFeeds } from "./feeds.ts";

export interface ListenOptions {
  /** Instead of the venues' hosts. */
  readonly baseUrl?: string | undefined;
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
}

/** Throws a usage failure for an address that is none, before anything is connected. */
export async function listen(monitor: Monitor, options: ListenOptions): Promise<void> {
  const { baseUrl } = options;
  if (baseUrl !== undefined && !/^wss?:$/.test(URL.canParse(baseUrl) ? new URL(baseUrl).protocol : ""))
    throw failure(
      "usage",
      "--feeds-base-url",
      JSON.stringify(baseUrl),
      "an address that starts with ws:// or wss://",
      "Write for example ws://127.0.0.1:9000.",
    );
  const collector = await monitor.collector();
  const log = createLog({ ...options, redact: collector.redact });
  const chosen = feeds.filter((feed) => !collector.isDisabled(feed.id));
  monitor.feeds = startFeeds(monitor.folder, monitor.clock, {
    baseUrl,
    feeds: chosen,
    log: (feed, message) => log.warn({ feed }, message),
  });
  log.info(`live feeds: ${chosen.map((feed) => feed.venue).join(", ") || "none"}`);
}
