/**
 * A ledger is opened behind a place that an earlier process left only when every byte before it is as it was then: the
 * sha256 of those bytes was taken when their chain had been checked, so a changed byte is noticed as by a check of the chain.
 */
import { createHash, type Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import type { LedgerPlace } from "./contract.ts";
import { readLine } from "./ledger-line.ts";
import { readLines } from "./ledger-scan.ts";

const blockBytes = 1024 * 1024;

/** Adds the bytes of a file from `from` up to `to` to a hash. Returns how many there were. */
export async function hashBytes(file: FileHandle, hash: Hash, from: number, to: number): Promise<number> {
  const block = Buffer.alloc(blockBytes);
  let position = from;
  while (position < to) {
    const { bytesRead } = await file.read(block, 0, Math.min(blockBytes, to - position), position);
    if (bytesRead === 0) break;
    hash.update(block.subarray(0, bytesRead));
    position += bytesRead;
  }
  return position - from;
}

/** The hash of the bytes before the place, to be carried on; undefined where the place is none of this ledger. */
export async function hashUpTo(file: FileHandle, place: LedgerPlace, maxLineBytes: number): Promise<Hash | undefined> {
  const { size } = await file.stat();
  if (!(place.bytes > 0 && place.bytes <= size)) return undefined;
  const hash = createHash("sha256");
  await hashBytes(file, hash, 0, place.bytes);
  if (hash.copy().digest("hex") !== place.digest) return undefined;
  return (await endsWith(file, place, maxLineBytes)) ? hash : undefined;
}

/** The last line before the place is the event that it names: what is appended has to continue that chain. */
async function endsWith(file: FileHandle, place: LedgerPlace, maxLineBytes: number): Promise<boolean> {
  const start = place.marks.at(-1);
  if (start === undefined || !(start >= 0 && start < place.bytes)) return false;
  for await (const line of readLines(file, start, maxLineBytes)) {
    const end = line.offset + line.bytes;
    if (end < place.bytes) continue;
    const read = readLine(line.text);
    if (end > place.bytes || !line.complete || "fault" in read) return false;
    const { seq, hash, at } = read.event;
    return seq === place.head && hash === place.headHash && at === place.headAt;
  }
  return false;
}
