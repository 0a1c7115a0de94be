/** One data folder: ledger, payloads and the index over them, opened, brought up to date and filled on first use. */
import { access, constants, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { failure } from "../core/failure.ts";
import { type Instant, instant, parseInstant } from "../core/time.ts";
import { sources } from "../sources/catalogue/index.ts";
import type { Batch, EventKind, Ledger, LedgerEvent, ObservationStore, PayloadStore } from "../store/contract.ts";
import { openDuckDbStore } from "../store/duckdb-store.ts";
import { openLedger } from "../store/ledger.ts";
import { openPayloadStore } from "../store/payload-store.ts";
import { StorageFailure } from "../store/storage-failure.ts";
import { type AcceptBody, type ReleaseBody, replay } from "./accept.ts";
import { acceptedPayload } from "./accepted-payload.ts";
import { type Redact, redactData } from "./collect/redact.ts";
import { type FetchBody, FetchNotes } from "./fetch-notes.ts";
import { HeldRows, type QuarantineBody } from "./held-rows.ts";
import { ingestPackaged } from "./ingest.ts";

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
  /** Deletes the index and builds it again from ledger and payloads. */
  rebuildIndex(say: (message: string) => void): Promise<void>;
  hasAccepted(source: string, payload: string, parser: number): boolean;
  /** What the ledger says about earlier fetches. */
  readonly fetches: FetchNotes;
  /** What was held back and not released. */
  readonly held: HeldRows;
  /** Takes secrets out of every event before it is written. */
  redact: Redact;
  /** Calls the listener after each write that brings data; returns what ends that. */
  onData(listener: (head: number) => void): () => void;
  /** Accept events by sequence number, with where the payload came from. */
  readonly accepts: ReadonlyMap<number, Accepted>;
  /** Sequence number of the newest accept event: events that bring no data do not change what a read sees. */
  readonly dataHead: number;
  /** When the newest live data became known. */
  readonly newestKnown: Instant;
  /** Whether any observation came from the network or a file of the reader, not from the package. */
  readonly holdsLive: boolean;
  close(): Promise<void>;
}

export interface NewEvent {
  readonly kind: EventKind;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: Instant;
}

/** An accept event as `explain` and editions name it. */
export interface Accepted extends AcceptBody {
  readonly seq: number;
  readonly from: string;
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
  const ledger = await openLedger(directory);
  try {
    const payloads = openPayloadStore(directory);
    const index = await openIndex(directory, options, say);
    try {
      const folder = new OpenFolder(directory, ledger, payloads, index);
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

const bringsRows = ({ kind }: LedgerEvent): boolean => kind === "accept" || kind === "release";

class OpenFolder implements DataFolder {
  private readonly accepted = new Set<string>();
  private readonly bySeq = new Map<number, Accepted>();
  private readonly listeners = new Set<(head: number) => void>();
  private live = false;
  private fetchedFrom = "";
  private lastWrite: Promise<unknown> = Promise.resolve();
  readonly fetches = new FetchNotes();
  readonly held = new HeldRows();
  redact: Redact = (text) => text;
  private newestBrought = 0;
  newestKnown: Instant = packagedCompiled;

  constructor(
    readonly directory: string,
    readonly ledger: Ledger,
    readonly payloads: PayloadStore,
    readonly index: ObservationStore,
  ) {}

  get holdsLive(): boolean {
    return this.live;
  }

  /** Never beyond the index: what a failed write left behind is seen once its rows are in. */
  get dataHead(): number {
    return Math.min(this.newestBrought, this.index.committedHead);
  }

  get accepts(): ReadonlyMap<number, Accepted> {
    return this.bySeq;
  }

  /** Reads the ledger once: remembers what was accepted, and gives the index the rows that it lacks. */
  async catchUp(say: (message: string) => void): Promise<void> {
    if (this.index.committedHead > this.ledger.head) {
      say("the index is ahead of the ledger and is built again");
      await this.index.clear();
    }
    const from = this.index.committedHead;
    for await (const event of this.ledger.events()) {
      if (event.seq > from) break;
      this.remember(event);
    }
    await this.bringIn((event) => this.remember(event));
  }

  /** Gives the index the rows of every event that it lacks; `each` sees the events before. */
  private async bringIn(each: (event: LedgerEvent) => void = () => {}): Promise<void> {
    let pending: Batch[] = [];
    for await (const event of this.ledger.events(this.index.committedHead + 1)) {
      each(event);
      if (bringsRows(event)) pending.push(await this.replayed(event));
      if (pending.length >= batchEvents) {
        await this.index.append(pending, event.seq);
        pending = [];
      }
    }
    if (this.index.committedHead < this.ledger.head) await this.index.append(pending, this.ledger.head);
  }

  private async replayed(event: LedgerEvent): Promise<Batch> {
    const accepted = this.bySeq.get(event.seq)!;
    return replay(event, await acceptedPayload(this.payloads, accepted), accepted.from);
  }

  async write(
    events: readonly NewEvent[],
    batchesOf: (written: readonly LedgerEvent[]) => readonly Batch[] = () => [],
  ) {
    return this.exclusively(async () => {
      const before = this.dataHead;
      // An earlier write reached the ledger and not the index (a full disk): its rows come first, or they would be passed over.
      if (this.index.committedHead < this.ledger.head) await this.bringIn((event) => this.remember(event));
      const clean = events.map((event) => ({ ...event, body: redactData(event.body, this.redact) }));
      const written = await this.ledger.appendAll(clean);
      await this.index.append(batchesOf(written), this.ledger.head);
      for (const event of written) this.remember(event);
      if (this.dataHead > before) for (const listener of this.listeners) listener(this.dataHead);
      return written;
    });
  }

  onData(listener: (head: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async rebuildIndex(say: (message: string) => void): Promise<void> {
    await this.exclusively(async () => {
      // What cannot be derived again is found before anything is deleted.
      for await (const event of this.ledger.events()) if (bringsRows(event)) await this.replayed(event);
      say("every payload can be read; the index is built again");
      await this.index.clear();
      await this.bringIn();
    });
  }

  /** Writers wait for each other: the committed head may only move past events whose rows are in. */
  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.lastWrite.then(work);
    this.lastWrite = result.catch(() => undefined);
    return result;
  }

  hasAccepted(source: string, payload: string, parser: number): boolean {
    return this.accepted.has(`${source} ${payload} ${parser}`);
  }

  /** Keeps at hand what later work asks of the ledger. */
  private remember(event: LedgerEvent): void {
    if (event.kind === "fetch") {
      const body = event.body as unknown as FetchBody;
      this.fetchedFrom = body.from;
      this.fetches.note(body);
    } else if (event.kind === "accept") {
      const body = event.body as unknown as AcceptBody;
      this.accepted.add(`${body.source} ${body.payload} ${body.parser}`);
      this.bySeq.set(event.seq, { ...body, seq: event.seq, from: this.fetchedFrom });
      this.newestBrought = event.seq;
      if (!body.source.startsWith("packaged/")) this.isLiveSince(event.at);
    } else if (event.kind === "quarantine") {
      this.held.hold(event.seq, event.body as unknown as QuarantineBody);
    } else if (event.kind === "release") {
      const body = event.body as unknown as ReleaseBody;
      this.held.release(body.quarantine);
      this.bySeq.set(event.seq, { ...body, seq: event.seq });
      this.newestBrought = event.seq;
      this.isLiveSince(event.at);
    }
  }

  private isLiveSince(at: Instant): void {
    this.live = true;
    this.newestKnown = instant(Math.max(this.newestKnown, at));
  }

  async close(): Promise<void> {
    await this.lastWrite;
    await this.index.close();
    await this.ledger.close();
  }
}
