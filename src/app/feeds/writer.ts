/**
 * Takes finished segments into the ledger, those of all feeds together behind one write. The queue is bounded by its
 * users: above `pauseBytes` they stop reading, above `dropBytes` they drop and say so.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../../core/failure.ts";
import type { Instant } from "../../core/time.ts";
import type { SourceDefinition } from "../../sources/define.ts";
import type { DataFolder } from "../data-folder.ts";
import { type IngestOutcome, ingestPayloads } from "../ingest.ts";
import type { FeedSettings } from "./settings.ts";

export interface Segment {
  readonly source: SourceDefinition;
  readonly bytes: Uint8Array;
  readonly from: string;
  readonly retrieved: Instant;
  /** Told once: the segment is in the ledger, or is lost for good with the reason. */
  readonly written: (outcome: IngestOutcome) => void;
  readonly lost: (reason: string) => void;
}

/** Segments that become visible together; bounds the time of one write. */
const batchSegments = 16;
const batchBytes = 16 * 1024 * 1024;

export class SegmentWriter {
  readonly #folder: DataFolder;
  readonly #settings: FeedSettings;
  readonly #queue: Segment[] = [];
  readonly #watchers = new Set<() => void>();
  #bytes = 0;
  #running: Promise<void> | undefined;
  #problem: string | undefined;
  #hurry = false;

  constructor(folder: DataFolder, settings: FeedSettings) {
    this.#folder = folder;
    this.#settings = settings;
  }

  get pendingBytes(): number {
    return this.#bytes;
  }

  /** Why the last write failed; undefined when it did not. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Called after every write. */
  onWritten(watcher: () => void): void {
    this.#watchers.add(watcher);
  }

  add(segment: Segment): void {
    this.#queue.push(segment);
    this.#bytes += segment.bytes.length;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when all is written, or when a last try has failed. */
  async drain(): Promise<void> {
    this.#hurry = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // Segments that end at the same minute arrive in one turn of the loop and are written together.
    await sleep(0);
    while (this.#queue.length > 0) {
      const batch = this.#next();
      const isWritten = await this.#write(batch);
      if (!isWritten) {
        if (this.#hurry) return;
        await sleep(this.#settings.writeRetryMs);
        continue;
      }
      this.#queue.splice(0, batch.length);
      for (const { bytes } of batch) this.#bytes -= bytes.length;
      for (const watcher of this.#watchers) watcher();
    }
  }

  #next(): Segment[] {
    let bytes = 0;
    let count = 0;
    for (const segment of this.#queue) {
      bytes += segment.bytes.length;
      if (count > 0 && (bytes > batchBytes || count >= batchSegments)) break;
      count++;
    }
    return this.#queue.slice(0, count);
  }

  /** False when the disk refused, so that trying again makes sense. Whatever else goes wrong costs the segments. */
  async #write(batch: readonly Segment[]): Promise<boolean> {
    try {
      const outcomes = await ingestPayloads(this.#folder, batch);
      this.#problem = undefined;
      batch.forEach(({ written }, i) => {
        written(outcomes[i]!);
      });
      return true;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.#problem = reason;
      if (cause instanceof Failure && cause.kind === "storage") return false;
      for (const { lost } of batch) lost(reason);
      return true;
    }
  }
}
