/** Turns the frames of one feed into segments. Knows no socket: it is told when a connection begins and ends. */
import type { Clock, Instant } from "../../core/time.ts";
import type { SourceDefinition } from "../../sources/define.ts";
import { Aggregate, type Carried } from "../../sources/feeds/aggregate.ts";
import { dayAfter, type HeardDay } from "../../sources/feeds/day.ts";
import type { FeedDefinition, FeedMessage } from "../../sources/feeds/define.ts";
import {
  endLine,
  frameLine,
  type Gap,
  gapLine,
  headLine,
  segmentFormat,
  segmentVersion,
} from "../../sources/feeds/segment.ts";
import type { FeedSettings } from "./settings.ts";
import type { FeedCounts } from "./state.ts";
import type { SegmentWriter } from "./writer.ts";

/** Clocks are set back by a little all the time; by more it is another time. */
const setBackMs = 2_000;

export interface Connection {
  readonly url: string;
  readonly number: number;
  readonly refused: readonly string[];
}

interface Open {
  readonly connection: Connection;
  readonly from: number;
  readonly provenFrom: number;
  /** Told in its head. */
  readonly gap: Gap | undefined;
  /** Where its minute ends. */
  readonly boundary: number;
  readonly lines: string[];
  readonly aggregate: Aggregate;
  characters: number;
  frames: number;
}

export class Recorder {
  readonly #feed: FeedDefinition;
  readonly #source: SourceDefinition;
  readonly #writer: SegmentWriter;
  readonly #settings: FeedSettings;
  readonly #clock: Clock;
  readonly #counts: FeedCounts;
  #open: Open | undefined;
  #carried: Partial<Carried> = {};
  #proven = 0;
  #now = 0;
  /** What has been lost and is not in the ledger yet. */
  #gap: Gap | undefined;
  #dropping: Gap | undefined;
  #cutTimer: NodeJS.Timeout | undefined;
  lastSegment: number | undefined;
  problem: string | undefined;

  constructor(
    feed: FeedDefinition,
    source: SourceDefinition,
    writer: SegmentWriter,
    settings: FeedSettings,
    clock: Clock,
    counts: FeedCounts,
  ) {
    this.#feed = feed;
    this.#source = source;
    this.#writer = writer;
    this.#settings = settings;
    this.#clock = clock;
    this.#counts = counts;
  }

  get lagMs(): number | undefined {
    const lag = this.#open?.aggregate.lagMs;
    return lag !== undefined && Number.isFinite(lag) ? lag : undefined;
  }

  /** This machine's time; small steps back are held. */
  now(): Instant {
    const now = this.#clock.now();
    if (now < this.#now - setBackMs && this.#open !== undefined) {
      this.#cut("the clock was set back");
      this.#now = now;
    }
    if (now > this.#now || now < this.#now - setBackMs) this.#now = now;
    return this.#now as Instant;
  }

  /** What lies before the first connection: since the last segment of an earlier run. */
  missedBefore(start: number, reason: string): void {
    this.#gap = { start, end: start, reason };
  }

  /** The day as an earlier run has left it. */
  resumeDay(day: HeardDay | undefined): void {
    this.#carried = { ...this.#carried, day };
  }

  /** All subscriptions are answered: from now on nothing is lost. Frames that came earlier belong to it. */
  begin(connection: Connection, early: readonly { frame: string; received: Instant }[]): void {
    const now = this.now();
    this.#proven = now;
    if (this.#gap !== undefined) this.#gap = { ...this.#gap, end: now };
    this.#start(connection, Math.min(now, early[0]?.received ?? now), now);
    for (const { frame, received } of early) {
      const reading = this.#feed.parse(frame, received);
      this.frame(frame, received, reading.kind === "data" ? reading.messages : []);
    }
  }

  frame(frame: string, received: Instant, messages: readonly FeedMessage[]): void {
    this.alive(received);
    const open = this.#open;
    if (open === undefined) return;
    if (this.#writer.pendingBytes > this.#settings.dropBytes) {
      this.#counts.dropped++;
      const start = this.#dropping?.start ?? received;
      this.#dropping = { start, end: received, reason: "frames dropped: writing could not keep up" };
      return;
    }
    if (this.#dropping !== undefined) this.#markDropped(open);
    const line = frameLine(frame, received);
    open.lines.push(line);
    open.characters += line.length;
    open.frames++;
    for (const message of messages) open.aggregate.add(message, received);
    if (open.characters >= this.#settings.segmentLimit) this.#cutAndGoOn("full");
  }

  /** Any sign of life, kept or not: what was sent before it has arrived. */
  alive(received: number): void {
    if (this.#open !== undefined && received >= this.#open.boundary) this.#cutAndGoOn("minute");
    if (received > this.#proven) this.#proven = received;
  }

  /** The connection has ended. What follows is a gap until the next one begins. */
  end(reason: string): void {
    if (this.#open === undefined) return;
    this.#cut(reason);
    this.#gap = { start: this.#proven, end: this.#proven, reason };
    // Values of a feed of changes hold no longer; what was seen is still the same if it is sent again.
    this.#carried = { recent: this.#carried.recent ?? [], day: this.#carried.day };
  }

  #start(connection: Connection, from: number, provenFrom: number): void {
    const gap = this.#gap;
    this.#gap = undefined;
    const head = headLine({
      format: segmentFormat,
      version: segmentVersion,
      feed: this.#feed.id,
      url: connection.url,
      connection: connection.number,
      from,
      provenFrom,
      refused: connection.refused,
      carried: this.#carried as Carried,
      ...(gap === undefined ? {} : { gap }),
    });
    const aggregate = new Aggregate(this.#feed, this.#carried);
    const { segmentMs } = this.#settings;
    const now = Math.max(this.#clock.now(), from);
    const boundary = now - (now % segmentMs) + segmentMs;
    this.#open = {
      connection,
      from,
      provenFrom,
      gap,
      boundary,
      lines: [head],
      aggregate,
      characters: head.length,
      frames: 0,
    };
    this.#cutTimer = setTimeout(() => this.#cutAndGoOn("minute"), boundary - now);
  }

  #cutAndGoOn(why: string): void {
    const open = this.#open;
    if (open === undefined) return;
    const to = this.#cut(why);
    this.#start(open.connection, to, this.#proven);
  }

  /** Ends the segment under way and hands it over, unless nothing at all came. Returns its end. */
  #cut(why: string): number {
    const open = this.#open!;
    clearTimeout(this.#cutTimer);
    this.#open = undefined;
    if (this.#dropping !== undefined) this.#markDropped(open);
    if (open.lines.length === 1 && open.gap === undefined && this.#proven <= open.provenFrom) return open.from;
    // The timer, or the first frame after it, comes a little late: the segment ends with its minute all the same.
    const to = why === "minute" ? open.boundary : Math.max(this.#clock.now(), this.#proven, open.from);
    const now = Math.max(this.#clock.now(), to);
    const end = { to, provenTo: this.#proven, frames: open.frames, why };
    open.lines.push(endLine(end));
    this.#count(open.aggregate);
    const head = { refused: open.connection.refused, provenFrom: open.provenFrom };
    const day = dayAfter(this.#feed, head, this.#carried.day, end, open.aggregate);
    this.#carried = { ...open.aggregate.carried(), day };
    const span: Gap = { start: open.from, end: to, reason: "a segment was lost" };
    this.#writer.add({
      source: this.#source,
      bytes: Buffer.from(open.lines.join("")),
      from: open.connection.url,
      retrieved: now as Instant,
      written: (outcome) => {
        this.problem = outcome.problems[0] && `${outcome.problems[0].place}: ${outcome.problems[0].found}`;
        if (outcome.verdict === "rejected") this.#lost(span);
        else {
          this.#counts.segments++;
          this.lastSegment = to;
        }
      },
      lost: (reason) => {
        this.problem = reason;
        this.#lost(span);
      },
    });
    return to;
  }

  #count({ counts }: Aggregate): void {
    this.#counts.messages += counts.messages;
    this.#counts.duplicates += counts.duplicates;
    this.#counts.outOfOrder += counts.outOfOrder;
    this.#counts.late += counts.late;
  }

  #lost(span: Gap): void {
    this.#gap = this.#gap === undefined ? span : { ...this.#gap, start: Math.min(this.#gap.start, span.start) };
  }

  #markDropped(open: Open): void {
    open.lines.push(gapLine(this.#dropping!));
    this.#dropping = undefined;
  }
}
