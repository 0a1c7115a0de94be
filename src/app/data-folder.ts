/** One data folder: ledger, payloads and the index over them, opened, brought up to date and filled on first use. */
import { access, constants, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { failure } from "../core/failure.ts";
import { type Instant, parseInstant } from "../core/time.ts";
import { sources } from "../sources/catalogue/index.ts";
import type { Batch, EventKind, Ledger, LedgerEvent, ObservationStore, PayloadStore } from "../store/contract.ts";
import { openDuckDbStore } from "../store/duckdb-store.ts";
import { openLedger } from "../store/ledger.ts";
import { openPayloadStore } from "../store/payload-store.ts";
import { StorageFailure } from "../store/storage-failure.ts";
import { type AcceptBody, type Accepted, replay } from "./accept.ts";
import { readAccepted } from "./accepted-event.ts";
import { acceptedPayload } from "./accepted-payload.ts";
import { checkpointEvery, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { type Redact, redactData } from "./collect/redact.ts";
import { HeardValues } from "./feeds/heard-values.ts";
import type { FetchNotes } from "./fetch-notes.ts";
import { type FeedEnd, FolderState } from "./folder-state.ts";
import type { HeldRows } from "./held-rows.ts";
import { ingestPackaged } from "./ingest.ts";
import type { Story } from "./source-stories.ts";

/** When the packaged facts were put together; they count as retrieved at this instant on every machine. */
export const packagedCompiled: Instant = parseInstant("2026-11-23T00:00:00Z");
/** The packaged episode's as-of: the morning on which the November 2025 note was read. */
export const episodeAsOf: Instant = parseInstant("2025-11-21T12:30:00Z");

const batchEvents = 64;

export interface DataFolder {
  readonly directory: string;
  readonly ledger: Ledger;
  readonly payloads: PayloadStore;
  readonly index: ObservationStore;
  /**
   * The only way to write: the events go into the ledger behind one fsync, then `batchesOf` gives the rows that they
   * bring, and both become visible together. One write at a time.
   */
  write(
    events: readonly NewEvent[],
    batchesOf?: (written: readonly LedgerEvent[]) => readonly Batch[],
  ): Promise<readonly LedgerEvent[]>;
  /** Deletes the index and builds it again from ledger and payloads; returns how many events brought rows. */
  rebuildIndex(say: (message: string) => void): Promise<number>;
  /** Whether the payload was accepted before; segments of live feeds are not remembered. */
  hasAccepted(source: string, payload: string, parser: number): boolean;
  /** What the ledger says about earlier fetches. */
  readonly fetches: FetchNotes;
  /** What was held back and not released. */
  readonly held: HeldRows;
  /** The newest values of live feeds. */
  readonly heard: HeardValues;
  /** Takes secrets out of every event before it is written. */
  redact: Redact;
  /** Calls the listener after each write that brings data; returns what ends that. */
  onData(listener: (head: number) => void): () => void;
  /** Accept and release events by sequence number, with where the payload came from; without segments of live feeds. */
  readonly accepts: ReadonlyMap<number, Accepted>;
  /** Any accept or release event, read from the ledger. */
  accepted(seq: number): Promise<Accepted | undefined>;
  /** The newest segment of each live feed, by source. */
  readonly feedEnds: ReadonlyMap<string, FeedEnd>;
  /** What the whole ledger says about each source. */
  readonly stories: ReadonlyMap<string, Story>;
  /** Sequence number of the newest accept event: events that bring no data do not change what a read sees. */
  readonly dataHead: number;
  /** When the newest live data became known. */
  readonly newestKnown: Instant;
  /** Whether any observation came from the network or a file of the reader, not from the package. */
  readonly holdsLive: boolean;
  /** The first event that brought one; null while there is none. */
  readonly firstLive: number | null;
  close(): Promise<void>;
}

export interface NewEvent {
  readonly kind: EventKind;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: Instant;
}

export interface OpenOptions {
  readonly onProgress?: (message: string) => void;
  /** False leaves an empty folder empty (used by `verify`, `rebuild` and tests). */
  readonly loadPackaged?: boolean;
  /** Tests run the same code over memory. */
  readonly openIndex?: (directory: string) => Promise<ObservationStore>;
}

export async function openDataFolder(directory: string, options: OpenOptions = {}): Promise<DataFolder> {
  const say = options.onProgress ?? (() => {});
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (cause) {
    throw failure(
      "storage",
      `data folder ${directory}`,
      (cause as NodeJS.ErrnoException).code ?? String(cause),
      "a folder that can be written",
      "Choose another with --data DIR or METASTABLE_DATA, or change its permissions.",
      cause,
    );
  }
  const checkpoint = await readCheckpoint(directory);
  const ledger = await openLedger(directory, { place: checkpoint?.place });
  try {
    const payloads = openPayloadStore(directory);
    const index = await openIndex(directory, options, say);
    try {
      const state = new FolderState(packagedCompiled, ledger.isResumed ? checkpoint?.state : undefined);
      const folder = new OpenFolder(directory, ledger, payloads, index, state);
      await folder.catchUp(say);
      if (options.loadPackaged !== false) {
        if (ledger.head === 0) say("loading the packaged episodes");
        await ingestPackaged(folder, sources, packagedCompiled);
      }
      return folder;
    } catch (cause) {
      await index.close();
      throw cause;
    }
  } catch (cause) {
    await ledger.close();
    throw cause;
  }
}

async function openIndex(
  directory: string,
  options: OpenOptions,
  say: (message: string) => void,
): Promise<ObservationStore> {
  if (options.openIndex) return options.openIndex(directory);
  const file = path.join(directory, "index.duckdb");
  try {
    return await openDuckDbStore(file);
  } catch (cause) {
    if (!(cause instanceof StorageFailure && cause.rebuildable)) throw cause;
    say("the index cannot be read and is built again from the ledger");
    await rm(file, { force: true });
    await rm(`${file}.wal`, { force: true });
    return openDuckDbStore(file);
  }
}

class OpenFolder implements DataFolder {
  private readonly listeners = new Set<(head: number) => void>();
  private lastWrite: Promise<unknown> = Promise.resolve();
  private checkpointed: number;
  redact: Redact = (text) => text;
  readonly heard = new HeardValues();

  constructor(
    readonly directory: string,
    readonly ledger: Ledger,
    readonly payloads: PayloadStore,
    readonly index: ObservationStore,
    private readonly state: FolderState,
  ) {
    this.checkpointed = state.head;
  }

  get holdsLive(): boolean {
    return this.firstLive !== null;
  }

  get firstLive(): number | null {
    return this.state.firstLive;
  }

  get newestKnown(): Instant {
    return this.state.newestKnown;
  }

  get fetches(): FetchNotes {
    return this.state.fetches;
  }

  get held(): HeldRows {
    return this.state.held;
  }

  get feedEnds(): ReadonlyMap<string, FeedEnd> {
    return this.state.feedEnds;
  }

  get stories(): ReadonlyMap<string, Story> {
    return this.state.stories;
  }

  /** Never beyond the index: what a failed write left behind is seen once its rows are in. */
  get dataHead(): number {
    return Math.min(this.state.newestBrought, this.index.committedHead);
  }

  get accepts(): ReadonlyMap<number, Accepted> {
    return this.state.accepts;
  }

  async accepted(seq: number): Promise<Accepted | undefined> {
    return this.state.accepts.get(seq) ?? readAccepted(this.ledger, seq);
  }

  /** Reads what the state has not seen yet, and gives the index the rows that it lacks. */
  async catchUp(say: (message: string) => void): Promise<void> {
    if (this.index.committedHead > this.ledger.head) {
      say("the index is ahead of the ledger and is built again");
      await this.index.clear();
    }
    await this.rememberNew();
    await this.bringIn();
    await this.checkpointIfDue();
  }

  private async rememberNew(): Promise<void> {
    for await (const event of this.ledger.events(this.state.head + 1)) this.state.remember(event);
  }

  /** Gives the index the rows of every event that it lacks. Returns how many events brought some. */
  private async bringIn(): Promise<number> {
    let pending: Batch[] = [];
    let count = 0;
    for await (const { event, from } of this.bringing(this.index.committedHead + 1)) {
      pending.push(await this.replayed(event, from));
      count++;
      if (pending.length < batchEvents) continue;
      await this.index.append(pending, event.seq);
      pending = [];
    }
    if (this.index.committedHead < this.ledger.head) await this.index.append(pending, this.ledger.head);
    return count;
  }

  /** The events that bring rows, with where their payload came from: an accept event follows its fetch event at once. */
  private async *bringing(fromSeq: number): AsyncIterable<{ event: LedgerEvent; from: string }> {
    let fetchedFrom = "";
    for await (const event of this.ledger.events(fromSeq)) {
      if (event.kind === "fetch") fetchedFrom = String(event.body.from);
      else if (event.kind === "accept" || event.kind === "release")
        yield { event, from: (event.body as unknown as AcceptBody).from ?? fetchedFrom };
    }
  }

  private async replayed(event: LedgerEvent, from: string): Promise<Batch> {
    const { payload, source } = event.body as unknown as AcceptBody;
    return replay(event, await acceptedPayload(this.payloads, { payload, source, from }), from);
  }

  /** Kills need no checkpoint of their own: what came after the last one is read again. */
  private async checkpointIfDue(): Promise<void> {
    const { ledger, state } = this;
    if (state.head !== ledger.head || state.head - this.checkpointed < checkpointEvery) return;
    this.checkpointed = state.head;
    await writeCheckpoint(this.directory, ledger.place(), state);
  }

  async write(
    events: readonly NewEvent[],
    batchesOf: (written: readonly LedgerEvent[]) => readonly Batch[] = () => [],
  ) {
    return this.exclusively(async () => {
      const before = this.dataHead;
      // An earlier write reached the ledger and not the index (a full disk): its rows come first, or they would be passed over.
      await this.rememberNew();
      if (this.index.committedHead < this.ledger.head) await this.bringIn();
      const clean = events.map((event) => ({ ...event, body: redactData(event.body, this.redact) }));
      const written = await this.ledger.appendAll(clean);
      // Acknowledged: where the index fails now, whoever tries again must find that it is in the ledger already.
      for (const event of written) this.state.remember(event);
      await this.index.append(batchesOf(written), this.ledger.head);
      if (this.dataHead > before) for (const listener of this.listeners) listener(this.dataHead);
      await this.checkpointIfDue();
      return written;
    });
  }

  onData(listener: (head: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async rebuildIndex(say: (message: string) => void): Promise<number> {
    return this.exclusively(async () => {
      // What cannot be derived again is found before anything is deleted.
      for await (const { event, from } of this.bringing(1)) await this.replayed(event, from);
      say("every payload can be read; the index is built again");
      await this.index.clear();
      return this.bringIn();
    });
  }

  /** Writers wait for each other: the committed head may only move past events whose rows are in. */
  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.lastWrite.then(work);
    this.lastWrite = result.catch(() => undefined);
    return result;
  }

  hasAccepted(source: string, payload: string, parser: number): boolean {
    return this.state.hasAccepted(source, payload, parser);
  }

  async close(): Promise<void> {
    await this.lastWrite;
    await this.index.close();
    await this.ledger.close();
  }
}
