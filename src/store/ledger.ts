/**
 * The ledger: `ledger.jsonl`, a hash chain of events that only grows. An event is acknowledged once it is on the disk.
 * Opening checks the whole chain, or that the bytes are those whose chain was checked before, and the chain of what came
 * after. An interrupted write at the end is cut off (and kept beside it), any other damage is refused and left as it is.
 */
import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import * as nodeFiles from "node:fs/promises";
import { dirname, join } from "node:path";
import { canonicalJson } from "../core/canonical.ts";
import { type Failure, failure } from "../core/failure.ts";
import { type Clock, type Instant, instant } from "../core/time.ts";
import type { EventKind, Ledger, LedgerEvent, LedgerPlace } from "./contract.ts";
import { readLine, sealEvent } from "./ledger-line.ts";
import { hashBytes, hashUpTo } from "./ledger-place.ts";
import { type LedgerScan, readLines, scanLedger } from "./ledger-scan.ts";
import { fileFailure, StorageFailure } from "./storage-failure.ts";

export const ledgerFile = "ledger.jsonl";
/** Larger bodies belong into a payload, with its hash in the event. */
export const maxBodyBytes = 4 * 1024 * 1024;
export const maxLineBytes = maxBodyBytes + 4096;
const maxGroupEvents = 100_000;
/** Every so many events the place of one is remembered, so that reading from the middle need not start at the top. */
const markEvery = 512;

/** The few calls of `node:fs/promises` that the ledger makes; replaced in tests to inject faults. */
export type LedgerFiles = Pick<typeof nodeFiles, "open" | "mkdir" | "readdir">;

export interface LedgerOptions {
  readonly fs?: LedgerFiles;
  /** Gives the instant of a `repair` event; without it the event carries the instant of the last sound event. */
  readonly clock?: Clock;
  /** Where an earlier process left the ledger. It is believed only if the bytes up to there are the same. */
  readonly place?: LedgerPlace | undefined;
}

type NewEvent = Parameters<Ledger["appendAll"]>[0][number];

/**
 * Opens or creates the ledger of a data folder. Throws a `StorageFailure`: `corrupt` names the damaged line and changes
 * nothing; `unwritable`, `full` and `broken` come from the disk. One process at a time: see socket.ts.
 */
export async function openLedger(dir: string, options: LedgerOptions = {}): Promise<Ledger> {
  const files = options.fs ?? nodeFiles;
  const path = join(dir, ledgerFile);
  try {
    await files.mkdir(dir, { recursive: true });
    const { O_RDWR, O_CREAT } = constants;
    const file = await files.open(path, O_RDWR | O_CREAT, 0o600);
    try {
      await syncFolder(files, dir);
      return await LedgerFile.check(files, file, path, options);
    } catch (error) {
      await file.close();
      throw error;
    }
  } catch (error) {
    throw fileFailure(error, path, "opening the ledger");
  }
}

/** A new name is on the disk only once its folder is. Some systems cannot sync folders; there the name is safe enough. */
export async function syncFolder(files: Pick<LedgerFiles, "open">, dir: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await files.open(dir, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

interface Opened {
  readonly scan: LedgerScan;
  readonly marks: number[];
  readonly hash: Hash;
  readonly isResumed: boolean;
}

/** Walks the ledger behind a place, or all of it; `hash` is that of the bytes before. */
async function walk(
  file: nodeFiles.FileHandle,
  path: string,
  hash: Hash,
  from: LedgerPlace | undefined,
): Promise<Opened> {
  const marks = [...(from?.marks ?? [])];
  const scan = await scanLedger(file, {
    path,
    maxLineBytes,
    firstOnly: true,
    from,
    onEvent: (event, offset) => {
      if ((event.seq - 1) % markEvery === 0) marks.push(offset);
    },
  });
  await hashBytes(file, hash, from?.bytes ?? 0, scan.soundBytes);
  return { scan, marks, hash, isResumed: from !== undefined };
}

class LedgerFile implements Ledger {
  readonly #file: nodeFiles.FileHandle;
  readonly #path: string;
  /** Byte offsets of the events 1, 1 + markEvery, ... */
  readonly #marks: number[];
  /** Over all bytes of the sound part. */
  readonly #hash: Hash;
  readonly isResumed: boolean;
  #head: number;
  #headHash: string;
  #headAt: number;
  #bytes: number;
  #queue: Promise<unknown> = Promise.resolve();
  #broken: Failure | undefined;
  #closed = false;

  private constructor(file: nodeFiles.FileHandle, path: string, opened: Opened) {
    this.#file = file;
    this.#path = path;
    this.#hash = opened.hash;
    this.isResumed = opened.isResumed;
    this.#head = opened.scan.head;
    this.#headHash = opened.scan.headHash;
    this.#headAt = opened.scan.headAt;
    this.#bytes = opened.scan.soundBytes;
    this.#marks = opened.marks;
  }

  static async check(
    files: LedgerFiles,
    file: nodeFiles.FileHandle,
    path: string,
    { clock, place }: LedgerOptions,
  ): Promise<Ledger> {
    const known = place && (await hashUpTo(file, place, maxLineBytes));
    let opened = known && (await walk(file, path, known, place));
    // What the whole chain says is said of the whole chain.
    if (opened === undefined || opened.scan.problems.length > 0)
      opened = await walk(file, path, createHash("sha256"), undefined);
    const { scan } = opened;
    const problem = scan.problems[0];
    if (problem !== undefined) throw new StorageFailure("corrupt", problem);
    const ledger = new LedgerFile(file, path, opened);
    if (scan.torn !== undefined) {
      const kept = await keepTorn(files, file, dirname(path), scan.soundBytes, scan.fileBytes);
      await file.truncate(scan.soundBytes);
      await file.sync();
      const { bytes, line, reason } = scan.torn;
      await ledger.append("repair", { bytes, line, reason, kept }, clock?.now() ?? instant(scan.headAt));
    }
    return ledger;
  }

  place(): LedgerPlace {
    return {
      head: this.#head,
      headHash: this.#headHash,
      headAt: this.#headAt,
      bytes: this.#bytes,
      digest: this.#hash.copy().digest("hex"),
      marks: [...this.#marks],
    };
  }

  get head(): number {
    return this.#head;
  }

  get headHash(): string {
    return this.#headHash;
  }

  async append(kind: EventKind, body: Readonly<Record<string, unknown>>, at: Instant): Promise<LedgerEvent> {
    const [event] = await this.appendAll([{ kind, body, at }]);
    return event!;
  }

  appendAll(events: readonly NewEvent[]): Promise<readonly LedgerEvent[]> {
    const run = this.#queue.then(() => this.#write(events));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async *events(fromSeq = 1): AsyncIterable<LedgerEvent> {
    // Pinned to the events that exist now: a reader does not chase a writer.
    const last = this.#head;
    const first = Math.max(1, fromSeq);
    if (first > last) return;
    const start = this.#marks[Math.floor((first - 1) / markEvery)] ?? 0;
    for await (const line of readLines(this.#file, start, maxLineBytes)) {
      const read = readLine(line.text);
      if ("fault" in read)
        throw new StorageFailure("corrupt", {
          place: `${this.#path}, byte ${line.offset}`,
          found: read.found,
          expected: read.expected,
          remedy: "The file was changed while it was open. Run `metastable verify`, and restore it from a backup.",
        });
      if (read.event.seq >= first) yield read.event;
      if (read.event.seq >= last) return;
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#queue;
    await this.#file.close();
  }

  async #write(events: readonly NewEvent[]): Promise<readonly LedgerEvent[]> {
    if (this.#closed) throw new Error("bug: the ledger is closed");
    if (this.#broken !== undefined) throw this.#broken;
    if (events.length === 0) return [];
    const { sealed, text } = this.#seal(events);
    const bytes = Buffer.from(text, "utf8");
    await this.#assertAlone();
    try {
      await writeAll(this.#file, bytes, this.#bytes);
      await this.#file.datasync();
    } catch (error) {
      throw await this.#undo(error);
    }
    let offset = this.#bytes;
    for (const { event, line } of sealed) {
      if ((event.seq - 1) % markEvery === 0) this.#marks.push(offset);
      offset += Buffer.byteLength(line, "utf8") + 1;
    }
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    const last = sealed.at(-1)!.event;
    this.#head = last.seq;
    this.#headHash = last.hash;
    this.#headAt = last.at;
    return sealed.map(({ event }) => event);
  }

  #seal(events: readonly NewEvent[]): { sealed: { event: LedgerEvent; line: string }[]; text: string } {
    if (events.length > maxGroupEvents)
      throw failure(
        "limit",
        "ledger",
        `${events.length} events at once`,
        `at most ${maxGroupEvents}`,
        "Append in parts.",
      );
    const first = this.#head + 1;
    const group = events.length > 1 ? { group: { first, last: this.#head + events.length } } : {};
    let prev = this.#headHash;
    const sealed = events.map(({ kind, body, at }, n) => {
      const size = Buffer.byteLength(canonicalJson(body), "utf8");
      if (size > maxBodyBytes)
        throw failure(
          "limit",
          `ledger, event ${kind}`,
          `a body of ${size} bytes`,
          `at most ${maxBodyBytes}`,
          "Store the bytes as a payload and put its hash into the event.",
        );
      const one = sealEvent({ seq: first + n, kind, at: instant(at), prev, body, ...group });
      prev = one.event.hash;
      return one;
    });
    return { sealed, text: sealed.map(({ line }) => `${line}\n`).join("") };
  }

  /** Two writers would break the chain; the socket keeps them apart, and this notices when something got past it. */
  async #assertAlone(): Promise<void> {
    const { size } = await this.#file.stat();
    if (size === this.#bytes) return;
    this.#broken = failure(
      "conflict",
      this.#path,
      `${size} bytes`,
      `${this.#bytes} bytes, as this process left it`,
      "Another program has written to the ledger. Stop all but one, and run the command again.",
    );
    throw this.#broken;
  }

  /** Takes a failed write back. Where even that fails, what is on the disk is unknown until it is opened again. */
  async #undo(error: unknown): Promise<Failure> {
    const said = fileFailure(error, this.#path, "appending");
    try {
      await this.#file.truncate(this.#bytes);
      await this.#file.datasync();
    } catch (cause) {
      this.#broken = new StorageFailure(
        "broken",
        {
          place: this.#path,
          found: `a write that failed (${said.problems[0]!.found}) and could not be taken back`,
          expected: "a disk that can be written",
          remedy:
            "Free some space or repair the disk, then start again: opening the ledger cuts the unfinished write off.",
        },
        { cause },
      );
    }
    return said;
  }
}

async function writeAll(file: nodeFiles.FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw Object.assign(new Error("nothing could be written"), { code: "ENOSPC" });
    done += bytesWritten;
  }
}

/** Copies the bytes that repair cuts off to the first free `ledger.torn-<n>`; returns that name. */
async function keepTorn(
  files: LedgerFiles,
  file: nodeFiles.FileHandle,
  dir: string,
  from: number,
  to: number,
): Promise<string> {
  const taken = new Set(await files.readdir(dir));
  let n = 1;
  while (taken.has(`ledger.torn-${n}`)) n++;
  const name = `ledger.torn-${n}`;
  const copy = await files.open(join(dir, name), "wx", 0o600);
  try {
    const block = Buffer.alloc(Math.min(1024 * 1024, to - from));
    for (let position = from; position < to; ) {
      const { bytesRead } = await file.read(block, 0, Math.min(block.length, to - position), position);
      if (bytesRead === 0) break;
      await writeAll(copy, block.subarray(0, bytesRead), position - from);
      position += bytesRead;
    }
    await copy.sync();
  } finally {
    await copy.close();
  }
  await syncFolder(files, dir);
  return name;
}
