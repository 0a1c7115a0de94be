/** The counts that say where a register of thresholds stands: the same on the page, in the note and on the command line. */

import { formatDate } from "./format.ts";

/** What the counts need of a threshold. */
export interface Standing {
  readonly beyond: boolean | null;
  readonly beyondAtStart: boolean;
  readonly namedLater: boolean;
  readonly registered: string | null;
}

export interface StandingCounts {
  /** In force at the as-of. */
  readonly all: number;
  /** Beyond now, and not so when they were registered. */
  readonly since: number;
  /** Beyond now, as they were when they were registered. */
  readonly atStart: number;
  /** Without a fresh value or a level: neither beyond nor not. */
  readonly unknown: number;
  /** Named after the as-of: hindsight, in none of the counts above. */
  readonly namedLater: number;
  /** First day on which one of those was named. */
  readonly namedFrom: string | null;
}

export function countStanding(items: readonly Standing[]): StandingCounts {
  const rows = items.filter((row) => !row.namedLater);
  const later = items.filter((row) => row.namedLater);
  const beyond = rows.filter((row) => row.beyond === true);
  const atStart = beyond.filter((row) => row.beyondAtStart).length;
  return {
    all: rows.length,
    since: beyond.length - atStart,
    atStart,
    unknown: rows.filter((row) => row.beyond === null).length,
    namedLater: later.length,
    namedFrom: later.flatMap((row) => row.registered ?? []).sort()[0] ?? null,
  };
}

/** One level, two levels. */
export const levelWord = (all: number): string => (all === 1 ? "level" : "levels");

/** The counts in one sentence without its full stop. */
export function standingWords({ all, since, atStart, unknown, namedLater, namedFrom }: StandingCounts): string {
  const later =
    namedLater === 0 ? "" : `${namedLater} named later (${namedFrom === null ? "day unknown" : formatDate(namedFrom)})`;
  if (all === 0 && later !== "") return `No level was in force; ${later}, in hindsight`;
  const silent = unknown > 0 ? " (data stale or missing)" : "";
  return `Of ${all} ${levelWord(all)} under watch, ${since} passed since registered, ${atStart} beyond at the start, ${unknown} unknown${silent}${later && `; ${later}, not counted`}`;
}
