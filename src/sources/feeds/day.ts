/**
 * What a venue liquidated on a UTC day, as far as it was heard. Each segment carries the sums of its day so far, so that
 * the first segment of the next day can say them by itself; minutes are too many to be added up for every view.
 */
import { type Instant, instant, type LocalDate, utcDateOf } from "../../core/time.ts";
import { Aggregate } from "./aggregate.ts";
import type { FeedDefinition } from "./define.ts";
import { readSegment, type SegmentEnd, type SegmentHead } from "./segment.ts";

export interface HeardDay {
  readonly day: LocalDate;
  /** By instrument; `seconds` are those in which nothing was lost. Notional in the quote currency. */
  readonly sums: Readonly<Record<string, { readonly long: number; readonly short: number; readonly seconds: number }>>;
}

/** A segment belongs to the day that its end belongs to; midnight is the end of a day. */
export const dayOfSegment = (to: number): LocalDate => utcDateOf(instant(to - 1));

/** Instruments whose liquidations the segment would have heard. */
export const heardInstruments = (feed: FeedDefinition, refused: readonly string[]): string[] => {
  const accepted = feed.subscriptions.filter((s) => s.gives.includes("liquidation") && !refused.includes(s.key));
  return Object.keys(feed.instruments).filter((name) => accepted.some((s) => (s.instrument ?? name) === name));
};

/** The day after a segment more. */
export function dayAfter(
  feed: FeedDefinition,
  head: Pick<SegmentHead, "refused" | "provenFrom">,
  before: HeardDay | undefined,
  { to, provenTo }: Pick<SegmentEnd, "to" | "provenTo">,
  aggregate: Aggregate,
): HeardDay | undefined {
  const heard = heardInstruments(feed, head.refused);
  const day = dayOfSegment(to);
  const known = before?.day === day ? before.sums : {};
  if (heard.length === 0) return before?.day === day ? before : undefined;
  const seconds = Math.max(0, provenTo - head.provenFrom) / 1000;
  const added = heard.map((name) => {
    const { long, short } = aggregate.liquidated(name);
    const sofar = known[name] ?? { long: 0, short: 0, seconds: 0 };
    return [name, { long: sofar.long + long, short: sofar.short + short, seconds: sofar.seconds + seconds }] as const;
  });
  return { day, sums: { ...known, ...Object.fromEntries(added) } };
}

/** The day up to and with a recorded segment, for a program that starts again; undefined where it is no whole segment. */
export function dayFrom(feed: FeedDefinition, text: string): HeardDay | undefined {
  let head: SegmentHead | undefined;
  const aggregate: { now?: Aggregate } = {};
  const end = readSegment(text, {
    head: (found) => {
      head = found;
      aggregate.now = new Aggregate(feed, found.carried);
    },
    frame: (frame, received: Instant) => {
      const reading = feed.parse(frame, received);
      if (reading.kind === "data") for (const message of reading.messages) aggregate.now?.add(message, received);
    },
    gap: () => {},
  });
  if (head === undefined || aggregate.now === undefined || "wrong" in end || head.feed !== feed.id) return undefined;
  return dayAfter(feed, head, head.carried?.day, end, aggregate.now);
}
