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

/** The address of `--feeds-base-url`, checked. Throws a usage failure for one that is none. */
export function feedsBase(text: string | undefined): string | undefined {
  if (text === undefined || /^wss?:$/.test(URL.canParse(text) ? new URL(text).protocol : "")) return text;
  throw failure(
    "usage",
    "--feeds-base-url",
    JSON.stringify(text),
    "an address that starts with ws:// or wss://",
    "Write for example ws://127.0.0.1:9000.",
  );
}

export async function listen(monitor: Monitor, options: ListenOptions): Promise<void> {
  const { baseUrl } = options;
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
