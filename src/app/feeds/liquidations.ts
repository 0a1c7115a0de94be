/**
 * Liquidated notional by venue and side over a window, with how much of the truth it covers. What a venue does not
 * publish, and what was not listened to, is said and never counted as zero.
 */
import { z } from "zod";
import { failure } from "../../core/failure.ts";
import { formatInstant, type Instant, instant, parseInstant } from "../../core/time.ts";
import type { SeriesView } from "../../market/as-of-view.ts";
import type { RecordRow } from "../../market/observation.ts";
import { feeds } from "../../sources/feeds/catalogue/index.ts";
import type { Coin, FeedDefinition } from "../../sources/feeds/define.ts";
import { coverageSeries, gapTable, liquidationSeries } from "../../sources/feeds/source.ts";
import type { Monitor, ReadRequest } from "../monitor.ts";
import { pinned } from "../results.ts";
import { getSeries } from "../series.ts";

const minuteMs = 60_000;
const longestHours = 24 * 366;
/** A connection proves the last moments of a segment only with the first frame of the next. */
const proofSeconds = 5;

const coverageSchema = z.object({
  kind: z.enum(["complete", "lower-bound", "flagged-trades", "none"]),
  because: z.string(),
  seconds: z.number().describe("seconds of the window in which nothing was lost"),
});
type Coverage = z.infer<typeof coverageSchema>;

const amount = z.number().nullable().describe("null where nothing is known");
export const liquidationsSchema = z.object({
  ...pinned,
  from: z.string().describe("the window starts after this instant, UTC"),
  to: z.string().describe("the window ends with this instant, UTC"),
  items: z.array(
    z.object({
      coin: z.enum(["btc", "eth"]),
      venue: z.string().describe("a venue, or `all`: USDT and USD are added one for one"),
      unit: z.string(),
      long: amount,
      short: amount,
      coverage: coverageSchema,
    }),
  ),
});
export type Liquidations = z.infer<typeof liquidationsSchema>;
type Item = Liquidations["items"][number];

export interface LiquidationsRequest extends ReadRequest {
  /** Length of the window; default 24. */
  readonly hours?: number | undefined;
  /** End of the window; default the last full minute of the as-of. */
  readonly to?: string | undefined;
}

export async function liquidations(monitor: Monitor, request: LiquidationsRequest = {}): Promise<Liquidations> {
  const hours = request.hours ?? 24;
  if (!(hours > 0 && hours <= longestHours))
    throw failure(
      "usage",
      "--hours",
      String(hours),
      `more than 0 and at most ${longestHours}`,
      "Write for example 24.",
    );
  const pin = monitor.pin(request);
  const to = request.to === undefined ? floorMinute(pin.asOf) : parseInstant(request.to);
  const from = instant(to - hours * 60 * minuteMs);
  const read = async (id: string) => window(await monitor.seriesAt(await getSeries(monitor, id, pin), pin), from, to);
  const gaps = await monitor.folder.index.records(gapTable, pin);
  const items: Item[] = [];
  for (const coin of ["btc", "eth"] as const) {
    const venues: Item[] = [];
    for (const feed of feeds) venues.push(await ofVenue(read, gaps, feed, coin, from, to));
    items.push(...venues, total(coin, venues));
  }
  return { ...monitor.header(request, pin), from: formatInstant(from), to: formatInstant(to), items };
}

const floorMinute = (at: Instant): Instant => instant(Math.floor(at / minuteMs) * minuteMs);

async function ofVenue(
  read: (id: string) => Promise<Map<number, number>>,
  gaps: readonly RecordRow[],
  feed: FeedDefinition,
  coin: Coin,
  from: Instant,
  to: Instant,
): Promise<Item> {
  const { venue } = feed;
  const unit = Object.values(feed.instruments)[0]!.quote;
  const base = { coin, venue, unit, long: null, short: null };
  if (feed.liquidations === "none")
    return { ...base, coverage: { kind: "none", because: "the venue does not publish them", seconds: 0 } };
  const longs = await read(liquidationSeries(coin, venue, "long"));
  const shorts = await read(liquidationSeries(coin, venue, "short"));
  if (longs.size === 0)
    return { ...base, coverage: { kind: "none", because: "nothing was recorded in the window", seconds: 0 } };
  // Seconds without the subscription to liquidations cover nothing.
  const proven = [...(await read(coverageSeries(venue)))].filter(([observed]) => longs.has(observed));
  const seconds = Math.min(
    proven.reduce((sum, [, value]) => sum + value, 0),
    (to - from) / 1000,
  );
  const gap = gaps.find(({ body }) => body.feed === feed.id && overlaps(body, from, to));
  return {
    ...base,
    long: sum(longs),
    short: sum(shorts),
    coverage: { ...judge(feed, seconds, (to - from) / 1000, gap), seconds: Math.round(seconds) },
  };
}

function judge(
  feed: FeedDefinition,
  seconds: number,
  of: number,
  gap: RecordRow | undefined,
): Omit<Coverage, "seconds"> {
  const because: string[] = [];
  if (feed.liquidations === "one-a-second") because.push("the venue publishes at most one a second and contract");
  if (seconds < of - proofSeconds) because.push(`${Math.round(seconds)} of ${of} seconds were recorded`);
  else if (gap !== undefined) because.push(`a gap at ${gap.body.start}: ${gap.body.reason}`);
  if (because.length > 0) return { kind: "lower-bound", because: because.join("; ") };
  return feed.liquidations === "flagged-trades"
    ? { kind: "flagged-trades", because: "trades that the venue flags as liquidations" }
    : { kind: "complete", because: "the venue publishes all, and the whole window was recorded" };
}

function total(coin: Coin, venues: readonly Item[]): Item {
  const known = venues.filter((item) => item.long !== null);
  const isComplete = venues.every((item) => item.coverage.kind === "complete");
  const weak = venues.filter((item) => item.coverage.kind !== "complete").map((item) => item.venue);
  const kind = known.length === 0 ? "none" : isComplete ? "complete" : "lower-bound";
  return {
    coin,
    venue: "all",
    unit: "USD",
    long: known.length === 0 ? null : known.reduce((all, item) => all + item.long!, 0),
    short: known.length === 0 ? null : known.reduce((all, item) => all + item.short!, 0),
    coverage: {
      kind,
      because: isComplete ? "every venue is complete" : `not complete: ${weak.join(", ")}`,
      seconds: Math.min(...venues.map((item) => item.coverage.seconds)),
    },
  };
}

/** Values by observation after `from` up to `to`. */
function window({ observedAt, values, length }: SeriesView, from: Instant, to: Instant): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = length - 1; i >= 0 && observedAt[i]! > from; i--)
    if (observedAt[i]! <= to) found.set(observedAt[i]!, values[i]!);
  return found;
}

const sum = (values: ReadonlyMap<number, number>): number =>
  [...values.values()].reduce((all, value) => all + value, 0);

const overlaps = (body: RecordRow["body"], from: Instant, to: Instant): boolean =>
  parseInstant(String(body.end)) > from && parseInstant(String(body.start)) < to;
