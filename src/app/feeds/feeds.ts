/** All live feeds of a monitor: started with `up`, stopped with it, and asked for their state. */
import { type Clock, parseInstant } from "../../core/time.ts";
import { findSource } from "../../sources/catalogue/index.ts";
import { feeds as catalogue } from "../../sources/feeds/catalogue/index.ts";
import { dayFrom } from "../../sources/feeds/day.ts";
import type { FeedDefinition } from "../../sources/feeds/define.ts";
import type { DataFolder } from "../data-folder.ts";
import type { FeedEnd } from "../folder-state.ts";
import { Recorder } from "./recorder.ts";
import { FeedRunner } from "./runner.ts";
import { type FeedSettings, feedSettings, feedUrl } from "./settings.ts";
import { type FeedState, noCounts } from "./state.ts";
import { SegmentWriter } from "./writer.ts";

export interface FeedsOptions {
  /** Instead of the venues' hosts, for example `ws://127.0.0.1:9000`. */
  readonly baseUrl?: string | undefined;
  readonly settings?: Partial<FeedSettings>;
  readonly feeds?: readonly FeedDefinition[];
  readonly random?: () => number;
  readonly log?: (feed: string, message: string) => void;
}

export interface Feeds {
  states(): FeedState[];
  /** Ends the connections and brings what was recorded into the ledger. */
  stop(): Promise<void>;
}

export function startFeeds(folder: DataFolder, clock: Clock, options: FeedsOptions = {}): Feeds {
  const settings = { ...feedSettings, ...options.settings };
  const writer = new SegmentWriter(folder, settings);
  const chosen = options.feeds ?? catalogue;
  const runners = chosen.map((feed) => {
    const counts = noCounts();
    const recorder = new Recorder(feed, findSource(feed.id)!, writer, settings, clock, counts);
    const last = folder.feedEnds.get(feed.id);
    if (last !== undefined) recorder.missedBefore(parseInstant(last.end), "the program was not running");
    return new FeedRunner(feed, {
      url: feedUrl(feed.url, feed.venue, options.baseUrl),
      clock,
      random: options.random ?? Math.random,
      settings,
      recorder,
      writer,
      counts,
      log: (message) => options.log?.(feed.id, message),
      ready: lastDay(folder, feed, last).then((day) => recorder.resumeDay(day)),
    });
  });
  for (const runner of runners) runner.start();
  return {
    states: () => runners.map((runner) => runner.state()),
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      await writer.drain();
    },
  };
}

/** The day as the newest segment in the ledger left it; a segment that cannot be read leaves nothing. */
async function lastDay(folder: DataFolder, feed: FeedDefinition, last: FeedEnd | undefined) {
  if (last === undefined) return undefined;
  const bytes = await folder.payloads.get(last.payload).catch(() => undefined);
  return bytes === undefined ? undefined : dayFrom(feed, Buffer.from(bytes).toString("utf8"));
}
