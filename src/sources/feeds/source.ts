/** A feed as a source: its segments are payloads like all others, and this reads one into rows. */
import type { Problem } from "../../core/outcome.ts";
import { formatInstant, type Instant } from "../../core/time.ts";
import type { ParsedRecord, ParsedRow } from "../../market/observation.ts";
import { defineSource, type Parsed, type Payload, type SourceDefinition } from "../define.ts";
import { decodeUtf8 } from "../table.ts";
import { Aggregate, lateMs } from "./aggregate.ts";
import { dayOfSegment, type HeardDay, heardInstruments } from "./day.ts";
import { type FeedDefinition, type FeedInstrument, type QuoteKind, quoteKinds } from "./define.ts";
import { type Gap, readSegment, type SegmentEnd, type SegmentHead } from "./segment.ts";

const sides = ["long", "short"] as const;

/** Receipt minus venue time beyond these is a clock that is wrong, here or there, or a line that is far too slow. */
const lagBoundsMs = [-1_000, 5_000] as const;

/** Series ids by what they hold: `btc.binance.mark`, `btc.binance.liquidations-long`, `binance.feed-seconds`. */
export const quoteSeries = (coin: string, venue: string, kind: QuoteKind): string =>
  `${coin}.${venue}.${kind === "ticker" ? "last" : kind}`;
export const liquidationSeries = (coin: string, venue: string, side: "long" | "short"): string =>
  `${coin}.${venue}.liquidations-${side}`;
/** Of a UTC day: `btc.binance.liquidations-long-24h`. */
export const dayLiquidationSeries = (coin: string, venue: string, side: "long" | "short"): string =>
  `${liquidationSeries(coin, venue, side)}-24h`;
export const coverageSeries = (venue: string): string => `${venue}.feed-seconds`;

const remedy = "The segment is kept as it came; `metastable feeds` shows the state of the connection.";

export function feedSource(feed: FeedDefinition): SourceDefinition {
  const has = (kind: string) => feed.subscriptions.some((s) => s.gives.some((given) => given === kind));
  const provides = Object.values(feed.instruments).flatMap(({ coin }) => [
    ...quoteKinds.filter(has).map((kind) => quoteSeries(coin, feed.venue, kind)),
    ...(has("liquidation")
      ? sides.flatMap((s) => [liquidationSeries(coin, feed.venue, s), dayLiquidationSeries(coin, feed.venue, s)])
      : []),
  ]);
  return defineSource({
    id: feed.id,
    title: feed.title,
    publisher: feed.publisher,
    provides: [...provides, coverageSeries(feed.venue)],
    terms: feed.terms,
    origin: "live",
    isFeed: true,
    parsers: { 1: (payload) => parseSegment(feed, payload) },
  });
}

/**
 * Rows are observed at the end of the segment: prices, funding and open interest as they stood then, liquidated notional
 * and proven seconds of the time since the one before. A segment ends with the minute, or earlier with its connection.
 * The first segment after a UTC day also gives what was liquidated on that day.
 */
export function parseSegment(feed: FeedDefinition, payload: Payload): Parsed {
  const problems: Problem[] = [];
  const gaps: Gap[] = [];
  let head: SegmentHead | undefined;
  let aggregate = new Aggregate(feed);
  let malformed = 0;
  const read = readSegment(decodeUtf8(payload.bytes), {
    head: (found) => {
      head = found;
      aggregate = new Aggregate(feed, found.carried);
      if (found.gap !== undefined) gaps.push(found.gap);
    },
    frame: (frame, received) => {
      const reading = feed.parse(frame, received);
      if (reading.kind === "data") for (const message of reading.messages) aggregate.add(message, received);
      else if (reading.kind === "malformed" && malformed++ === 0)
        problems.push({ place: "frames", found: reading.because, expected: "the venue's documented form", remedy });
    },
    gap: (gap) => gaps.push(gap),
  });
  if (head === undefined || "wrong" in read || head.feed !== feed.id) {
    const [place, found] =
      "wrong" in read ? [`line ${read.line}`, read.wrong] : ["line 1", `a segment of ${head?.feed ?? "no feed"}`];
    const problem = { place, found, expected: `a whole segment of ${feed.id}`, remedy: "Ingest the file as it was." };
    return { rows: [], records: [], problems: [problem], rejected: true };
  }
  if (malformed > 1) problems.push({ place: "frames", found: `${malformed} malformed`, expected: "none", remedy });
  problems.push(...faults(aggregate, head, gaps));
  for (const { instrument, missing } of aggregate.holes()) {
    const reason = `${missing} trades of ${instrument} missing by their numbers`;
    gaps.push({ start: head.from, end: read.to, reason });
  }
  const ended = head.carried?.day;
  const isOver = ended !== undefined && ended.day < dayOfSegment(read.to);
  return {
    rows: [...rowsOf(feed, head, read, aggregate), ...(isOver ? dayRows(feed, ended) : [])],
    records: [...gaps.map((gap) => gapRecord(feed, gap)), ...(isOver ? dayRecords(feed, ended) : [])],
    problems,
  };
}

function faults({ counts, lagMs }: Aggregate, head: SegmentHead, gaps: readonly Gap[]): Problem[] {
  const problems: Problem[] = [];
  const add = (place: string, found: string, expected: string): unknown =>
    problems.push({ place, found, expected, remedy });
  if (head.refused.length > 0) add("subscriptions", `refused: ${head.refused.join(", ")}`, "all of them");
  if (counts.late > 0)
    add("times", `${counts.late} messages further than ${lateMs / 1000} s from their receipt, not used`, "none");
  const isOff = Number.isFinite(lagMs) && (lagMs < lagBoundsMs[0] || lagMs > lagBoundsMs[1]);
  if (isOff)
    add(
      "clock",
      `receipt ${lagMs} ms after the venue's time`,
      `${lagBoundsMs[0]} to ${lagBoundsMs[1]} ms: set the clock`,
    );
  for (const { reason } of gaps.filter((gap) => gap !== head.gap)) add("frames", reason, "no loss");
  return problems;
}

function rowsOf(feed: FeedDefinition, head: SegmentHead, end: SegmentEnd, aggregate: Aggregate): ParsedRow[] {
  const rows: ParsedRow[] = [];
  const observed = formatInstant(end.to as Instant);
  const add = (series: string, text: string, unit: string): unknown =>
    rows.push({ series, source: feed.id, observed, text, unit });
  const heard = heardInstruments(feed, head.refused);
  for (const [name, instrument] of Object.entries(feed.instruments)) {
    for (const kind of quoteKinds) {
      const newest = aggregate.newest(name, kind);
      if (newest === undefined) continue;
      add(quoteSeries(instrument.coin, feed.venue, kind), newest.text, newest.unit ?? unitOf(instrument, kind));
    }
    if (!heard.includes(name)) continue;
    const sums = aggregate.liquidated(name);
    for (const side of sides)
      add(liquidationSeries(instrument.coin, feed.venue, side), sums[side].toFixed(2), instrument.quote);
  }
  const seconds = (end.provenTo - head.provenFrom) / 1000;
  if (seconds > 0) add(coverageSeries(feed.venue), seconds.toFixed(3), "seconds");
  return rows;
}

function unitOf(instrument: FeedInstrument, kind: QuoteKind): string {
  if (kind === "funding") return instrument.fundingUnit;
  if (kind === "open-interest") return instrument.openInterestUnit ?? "unknown";
  return instrument.quote;
}

/** The day that has ended, from what the segment carries. */
const dayRows = (feed: FeedDefinition, { day, sums }: HeardDay): ParsedRow[] =>
  Object.entries(sums).flatMap(([name, sum]) => {
    const { coin, quote } = feed.instruments[name]!;
    return sides.map((side) => ({
      series: dayLiquidationSeries(coin, feed.venue, side),
      source: feed.id,
      observed: day,
      text: sum[side].toFixed(2),
      unit: quote,
    }));
  });

export const dayTable = "liquidation-day";

/** How much of the truth the sums of a day are. */
const dayRecords = (feed: FeedDefinition, { day, sums }: HeardDay): ParsedRecord[] =>
  Object.entries(sums).map(([name, { seconds }]) => {
    const { coin } = feed.instruments[name]!;
    const body = { coin, venue: feed.venue, day, publishes: feed.liquidations, seconds: Math.round(seconds) };
    return { table: dayTable, key: `${day}|${coin}|${feed.venue}`, source: feed.id, body };
  });

export const gapTable = "feed-gap";

const gapRecord = (feed: FeedDefinition, gap: Gap): ParsedRecord => ({
  table: gapTable,
  key: `${feed.id} ${formatInstant(gap.start as Instant)} ${gap.reason}`,
  source: feed.id,
  body: {
    feed: feed.id,
    start: formatInstant(gap.start as Instant),
    end: formatInstant(gap.end as Instant),
    reason: gap.reason,
  },
});
