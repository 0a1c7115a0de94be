/**
 * When an answer came. One from the network came when it was retrieved. A saved file came some time before it was imported:
 * its name may say when, as 2026-03-03 or 2026-03-03T1200Z; if it does not, nobody knows.
 */
import { dayMs, type Instant, instant, isLocalDate, type LocalDate, startOfDay, utcDateOf } from "../core/time.ts";
import { rejected } from "./collect-rows.ts";
import type { Parsed, Payload } from "./define.ts";

interface Moment {
  readonly day: LocalDate;
  /** The earliest that it can have been: what had not ended then was still running. */
  readonly earliest: Instant;
  /** The latest: from then on what it says was public. */
  readonly latest: Instant;
}

/** Undefined for a file whose name says no day, or a day after the import. */
export function cameAt({ from, retrieved }: Payload): Moment | undefined {
  if (!from.startsWith("file:")) return { day: utcDateOf(retrieved), earliest: retrieved, latest: retrieved };
  const named = /(\d{4}-\d{2}-\d{2})(?:T(\d{2})(\d{2})Z)?/.exec(from);
  const day = named?.[1] ?? "";
  if (!named || !isLocalDate(day)) return undefined;
  const start = startOfDay(day);
  const exact = named[2] === undefined ? undefined : start + (Number(named[2]) * 60 + Number(named[3])) * 60_000;
  const earliest = instant(exact ?? start);
  const latest = instant(Math.min(exact ?? start + dayMs - 1, retrieved));
  return earliest <= retrieved ? { day, earliest, latest } : undefined;
}

/** For answers that say no time of their own: a file of them must carry it in its name. */
export const unknownMoment = ({ from }: Payload): Parsed =>
  rejected("the file's name", from.slice("file:".length), "the day of the answer in it, as in offers-2026-03-03.json");
