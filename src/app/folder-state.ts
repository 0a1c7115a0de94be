/**
 * What later work asks of the ledger, kept at hand: a pure function of its events in order, so it can be written down at
 * a place of the ledger and carried on from there. Bounded by what is fetched, not by how long the live feeds have run.
 */
import { type Instant, instant } from "../core/time.ts";
import { findSource } from "../sources/catalogue/index.ts";
import type { LedgerEvent } from "../store/contract.ts";
import type { AcceptBody, Accepted, ReleaseBody } from "./accept.ts";
import { type FetchBody, FetchNotes, type FetchNotesState } from "./fetch-notes.ts";
import { HeldRows, type QuarantineBody } from "./held-rows.ts";
import { type Stories, type Story, storyAfter } from "./source-stories.ts";

/** As plain JSON. A change of what it holds, or of how events are read into it, needs another `checkpointFormat`. */
export interface FolderStateJson {
  readonly head: number;
  readonly accepts: readonly Accepted[];
  readonly feedEnds: readonly (readonly [string, FeedEnd])[];
  readonly stories: readonly (readonly [string, Story])[];
  readonly fetches: FetchNotesState;
  readonly held: readonly (readonly [number, QuarantineBody])[];
  readonly fetchedFrom: string;
  readonly newestBrought: number;
  readonly firstLive: number | null;
  readonly newestKnown: number;
}

/** Where the newest segment of a feed ends, and its payload. */
export interface FeedEnd {
  readonly end: string;
  readonly payload: string;
}

const isFeed = (source: string): boolean => findSource(source)?.isFeed === true;

export class FolderState {
  /** Sequence number of the last event that was read. */
  head = 0;
  readonly accepts = new Map<number, Accepted>();
  /** The newest segment of each feed. */
  readonly feedEnds = new Map<string, FeedEnd>();
  readonly stories: Stories = new Map();
  readonly fetches: FetchNotes;
  readonly held: HeldRows;
  newestBrought = 0;
  /** First event that brought something that was not packaged. */
  firstLive: number | null = null;
  newestKnown: Instant;
  private readonly payloads = new Set<string>();
  private fetchedFrom = "";

  constructor(since: Instant, json?: FolderStateJson) {
    this.newestKnown = since;
    this.fetches = new FetchNotes(json?.fetches);
    this.held = new HeldRows(json?.held);
    if (json === undefined) return;
    this.head = json.head;
    for (const accepted of json.accepts) this.keep(accepted);
    for (const [feed, end] of json.feedEnds) this.feedEnds.set(feed, end);
    for (const [source, story] of json.stories) this.stories.set(source, story);
    this.fetchedFrom = json.fetchedFrom;
    this.newestBrought = json.newestBrought;
    this.firstLive = json.firstLive;
    this.newestKnown = instant(json.newestKnown);
  }

  toJSON(): FolderStateJson {
    return {
      head: this.head,
      accepts: [...this.accepts.values()],
      feedEnds: [...this.feedEnds],
      stories: [...this.stories],
      fetches: this.fetches.toJSON(),
      held: [...this.held.open],
      fetchedFrom: this.fetchedFrom,
      newestBrought: this.newestBrought,
      firstLive: this.firstLive,
      newestKnown: this.newestKnown,
    };
  }

  /** Events come in order and once. */
  remember(event: LedgerEvent): void {
    if (event.seq !== this.head + 1) throw new Error(`bug: event ${event.seq} after ${this.head}`);
    this.head = event.seq;
    storyAfter(this.stories, event);
    if (event.kind === "fetch") {
      const body = event.body as unknown as FetchBody;
      this.fetchedFrom = body.from;
      this.fetches.note(body);
    } else if (event.kind === "accept") {
      const body = event.body as unknown as AcceptBody;
      // Segments are unlike each other and many: one is read from the ledger when it is asked for.
      if (!isFeed(body.source)) this.keep({ from: this.fetchedFrom, ...body, seq: event.seq });
      else if (body.newest !== null) this.feedEnds.set(body.source, { end: body.newest, payload: body.payload });
      this.newestBrought = event.seq;
      if (!body.source.startsWith("packaged/")) this.isLiveSince(event);
    } else if (event.kind === "quarantine") {
      this.held.hold(event.seq, event.body as unknown as QuarantineBody);
    } else if (event.kind === "release") {
      const body = event.body as unknown as ReleaseBody;
      this.held.release(body.quarantine);
      this.accepts.set(event.seq, { ...body, seq: event.seq });
      this.newestBrought = event.seq;
      this.isLiveSince(event);
    }
  }

  hasAccepted(source: string, payload: string, parser: number): boolean {
    return this.payloads.has(`${source} ${payload} ${parser}`);
  }

  private keep(accepted: Accepted): void {
    this.accepts.set(accepted.seq, accepted);
    // A release repeats the payload of what was held back; it does not accept it as a whole.
    if (!("quarantine" in accepted)) this.payloads.add(`${accepted.source} ${accepted.payload} ${accepted.parser}`);
  }

  private isLiveSince({ seq, at }: LedgerEvent): void {
    this.firstLive ??= seq;
    this.newestKnown = instant(Math.max(this.newestKnown, at));
  }
}
