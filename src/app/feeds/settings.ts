/** Times and limits of the live feeds, in one place. Tests shorten them. */
export interface FeedSettings {
  /** A segment ends at the multiples of this. */
  readonly segmentMs: number;
  /** ... or when it holds so many characters, so that reading it back never stops the program for long. */
  readonly segmentLimit: number;
  /** Reading rests above the first and goes on below the second; above the third, frames are dropped and counted. */
  readonly pauseBytes: number;
  readonly resumeBytes: number;
  readonly dropBytes: number;
  readonly connectMs: number;
  /** All subscriptions must have been answered by then. */
  readonly answerMs: number;
  /** Waiting between connections: doubles from the first to the second, less a random part. */
  readonly waitMinMs: number;
  readonly waitMaxMs: number;
  /** A connection that lasted so long was a good one: waiting starts small again. */
  readonly steadyMs: number;
  /** After a write that failed. */
  readonly writeRetryMs: number;
  /** How often silence is looked for. */
  readonly watchMs: number;
  /** Replace what the feed itself says. */
  readonly pingMs?: number;
  readonly silenceMs?: number;
  readonly dataSilenceMs?: number;
}

const megabyte = 1024 * 1024;

export const feedSettings: FeedSettings = {
  segmentMs: 60_000,
  segmentLimit: 8 * megabyte,
  pauseBytes: 32 * megabyte,
  resumeBytes: 16 * megabyte,
  dropBytes: 64 * megabyte,
  connectMs: 10_000,
  answerMs: 10_000,
  waitMinMs: 1_000,
  waitMaxMs: 60_000,
  steadyMs: 60_000,
  writeRetryMs: 5_000,
  watchMs: 1_000,
};

/** The venue's path on another host, below the name of the venue: `ws://host/binance/market/stream`. */
export function feedUrl(url: string, venue: string, base: string | undefined): string {
  if (base === undefined) return url;
  const { pathname, search } = new URL(url);
  return `${base.replace(/\/+$/, "")}/${venue}${pathname}${search}`;
}
