/**
 * Walks the ledger file from start to end in bounded memory and says how far it is sound, whether the end is torn (an
 * interrupted write, which repair cuts off), and what is damaged elsewhere.
 */
import type { FileHandle } from "node:fs/promises";
import type { Problem } from "../core/outcome.ts";
import type { LedgerEvent, LedgerPlace } from "./contract.ts";
import { noHash, readLine } from "./ledger-line.ts";

const blockBytes = 1024 * 1024;
const maxProblems = 100;
const newline = 0x0a;

export interface RawLine {
  /** Without the newline; decoded as UTF-8. */
  readonly text: string;
  readonly offset: number;
  readonly bytes: number;
  /** False only for the end of a file without a newline. */
  readonly complete: boolean;
  /** True when the line is longer than an event may be; `text` is then its beginning. */
  readonly tooLong: boolean;
}

/** The lines of a file from a byte offset. No more than one line and one block are in memory. */
export async function* readLines(file: FileHandle, from: number, maxLineBytes: number): AsyncIterable<RawLine> {
  const block = Buffer.alloc(blockBytes);
  let parts: Buffer[] = [];
  let held = 0;
  let bytes = 0;
  let start = from;
  const take = (complete: boolean): RawLine => {
    const line = {
      text: Buffer.concat(parts).toString("utf8"),
      offset: start,
      bytes,
      complete,
      tooLong: bytes > maxLineBytes,
    };
    start += bytes;
    parts = [];
    held = 0;
    bytes = 0;
    return line;
  };
  for (let position = from; ; ) {
    const { bytesRead } = await file.read(block, 0, blockBytes, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    for (let at = 0; at < bytesRead; ) {
      const end = block.subarray(0, bytesRead).indexOf(newline, at);
      const stop = end < 0 ? bytesRead : end;
      const wanted = Math.min(stop - at, Math.max(0, maxLineBytes - held));
      if (wanted > 0) {
        // Copied: the block is read into again.
        parts.push(Buffer.from(block.subarray(at, at + wanted)));
        held += wanted;
      }
      bytes += stop - at + (end < 0 ? 0 : 1);
      at = stop + 1;
      if (end >= 0) yield take(true);
    }
  }
  if (bytes > 0) yield take(false);
}

export interface LedgerScan {
  readonly events: number;
  /** Last sound event, 0 when there is none. */
  readonly head: number;
  readonly headHash: string;
  /** `at` of the last sound event. */
  readonly headAt: number;
  /** Byte length of the sound part. */
  readonly soundBytes: number;
  readonly fileBytes: number;
  /** An interrupted write at the end: everything from `soundBytes` on was never acknowledged. */
  readonly torn?: { readonly line: number; readonly bytes: number; readonly reason: string };
  /** Damage anywhere else; at most 100. */
  readonly problems: readonly Problem[];
}

export interface ScanOptions {
  readonly maxLineBytes: number;
  readonly path: string;
  /** Called for each event of the sound part that belongs to a whole group, with the place of its line. */
  readonly onEvent?: (event: LedgerEvent, offset: number) => void;
  /** Stop at the first problem. */
  readonly firstOnly?: boolean;
  /** A place up to which the same bytes were found sound before; the walk begins behind it. */
  readonly from?: LedgerPlace | undefined;
}

const remedy =
  "Nothing was changed. Restore the ledger from a backup; rows after this line cannot be trusted. " +
  "`metastable verify` lists every damaged line.";

/** Reads the file to its end. The sound part ends after the last whole group; see `torn` and `problems` for the rest. */
export async function scanLedger(file: FileHandle, options: ScanOptions): Promise<LedgerScan> {
  const { size } = await file.stat();
  const problems: Problem[] = [];
  let events = 0;
  let sound: Pick<LedgerPlace, "head" | "headHash" | "headAt" | "bytes"> = options.from ?? {
    head: 0,
    headHash: noHash,
    headAt: 0,
    bytes: 0,
  };
  let previous = { seq: sound.head, hash: sound.headHash };
  /** Events of a group that is not complete yet. */
  let open: { event: LedgerEvent; offset: number; line: number }[] = [];
  let torn: LedgerScan["torn"];
  /** Of the line; a sound ledger has a line an event. */
  let number = sound.head;
  const report = (line: number, found: string, expected: string): void => {
    if (problems.length < maxProblems)
      problems.push({ place: `${options.path}, line ${line}`, found, expected, remedy });
  };

  for await (const line of readLines(file, sound.bytes, options.maxLineBytes)) {
    number++;
    const isLast = line.offset + line.bytes >= size;
    const tear = (reason: string): void => {
      // The group that the broken line interrupts was one write: it goes as a whole.
      torn = { line: open[0]?.line ?? number, bytes: size - sound.bytes, reason };
    };
    if (!line.complete) {
      tear("the last line has no end");
      break;
    }
    const read = line.tooLong
      ? ({
          fault: "wrong",
          found: `a line of ${line.bytes} bytes`,
          expected: `at most ${options.maxLineBytes}`,
        } as const)
      : readLine(line.text);
    if ("fault" in read) {
      if (isLast && read.fault === "unreadable" && problems.length === 0) {
        tear("the last line is not readable");
        break;
      }
      report(number, read.found, read.expected);
      if (options.firstOnly) break;
      // Carry on behind the damage, to name every place: the next sound line gives the chain to compare with.
      previous = { seq: Number.NaN, hash: "" };
      continue;
    }
    const { event } = read;
    const followsDamage = Number.isNaN(previous.seq);
    if (!followsDamage && (event.seq !== previous.seq + 1 || event.prev !== previous.hash)) {
      report(
        number,
        event.seq === previous.seq + 1 ? `prev ${event.prev}` : `seq ${event.seq}`,
        event.seq === previous.seq + 1 ? `prev ${previous.hash}` : `seq ${previous.seq + 1}`,
      );
      if (options.firstOnly) break;
    }
    previous = { seq: event.seq, hash: event.hash };
    const group = event.group ?? { first: event.seq, last: event.seq };
    const first = open[0]?.event.group?.first ?? event.seq;
    if (group.first !== first || group.last < event.seq || (open[0] && open[0].event.group?.last !== group.last)) {
      report(
        number,
        `group ${group.first} to ${group.last} at seq ${event.seq}`,
        "a group that starts and ends as it says",
      );
      if (options.firstOnly) break;
      open = [];
      continue;
    }
    open.push({ event, offset: line.offset, line: number });
    if (event.seq < group.last) {
      if (isLast && problems.length === 0) tear(`the group ${group.first} to ${group.last} ends at ${event.seq}`);
      continue;
    }
    for (const whole of open) options.onEvent?.(whole.event, whole.offset);
    events += open.length;
    open = [];
    if (problems.length === 0)
      sound = { head: event.seq, headHash: event.hash, headAt: event.at, bytes: line.offset + line.bytes };
  }
  return {
    events,
    head: sound.head,
    headHash: sound.headHash,
    headAt: sound.headAt,
    soundBytes: sound.bytes,
    fileBytes: size,
    ...(torn === undefined ? {} : { torn }),
    problems,
  };
}
