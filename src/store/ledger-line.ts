/**
 * One line of the ledger: canonical JSON of {at, body, group?, hash, kind, prev, seq}. `hash` is the sha256 of the same
 * text without the hash, so a line is checked on its bytes and need not be printed again.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../core/canonical.ts";
import type { EventKind, LedgerEvent } from "./contract.ts";
import { eventKinds } from "./contract.ts";

/** `prev` of the first event. */
export const noHash = "0".repeat(64);

export const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The event with its hash, and its line without the newline. */
export function sealEvent(unsealed: Omit<LedgerEvent, "hash">): { event: LedgerEvent; line: string } {
  const hash = sha256(canonicalJson(unsealed));
  const line = canonicalJson({ ...unsealed, hash });
  // The event given back is what a reader of the file gets: later changes to the caller's objects do not reach it.
  return { event: JSON.parse(line) as LedgerEvent, line };
}

/** What a line turned out to be: an event, or words about why it is none. */
export type ReadLine =
  | { readonly event: LedgerEvent }
  /** `unreadable` is text that is not even JSON, as an interrupted write leaves it; `wrong` is readable but not sound. */
  | { readonly fault: "unreadable" | "wrong"; readonly found: string; readonly expected: string };

const isHash = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

function isEvent(value: unknown): value is LedgerEvent {
  if (value === null || typeof value !== "object") return false;
  const event = value as Partial<LedgerEvent>;
  const group = event.group;
  return (
    Number.isSafeInteger(event.seq) &&
    typeof event.kind === "string" &&
    typeof event.at === "number" &&
    typeof event.body === "object" &&
    event.body !== null &&
    isHash(event.prev) &&
    isHash(event.hash) &&
    (group === undefined || (Number.isSafeInteger(group?.first) && Number.isSafeInteger(group?.last)))
  );
}

/** Reads and checks a line by itself: its form, its kind and its hash. The chain is checked by the caller. */
export function readLine(line: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: "unreadable", found: "text that is no JSON", expected: "an event" };
  }
  if (!isEvent(value))
    return { fault: "wrong", found: "JSON that is no event", expected: "seq, kind, at, prev, body, hash" };
  if (!eventKinds.includes(value.kind as EventKind))
    return {
      fault: "wrong",
      found: `event kind ${JSON.stringify(value.kind)}`,
      expected: "a kind that this version knows",
    };
  const rest = `"kind":${JSON.stringify(value.kind)},"prev":"${value.prev}","seq":${value.seq}}`;
  const tail = `"hash":"${value.hash}",${rest}`;
  const hash = line.endsWith(tail) ? sha256(line.slice(0, -tail.length) + rest) : "none";
  if (hash !== value.hash)
    return { fault: "wrong", found: "content that does not match its hash", expected: `hash ${value.hash}` };
  return { event: value };
}
