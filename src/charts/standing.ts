/** The counts that say where a register of thresholds stands: the same on the page, in the note and on the command line. */

import { formatDate } from "./format.ts";

/** What the counts need of a threshold. */
export interface Standing {
  readonly beyond: boolean | null;
  readonly beyondAtStart: boolean;
  readonly isCrossed: boolean;
  readonly namedLater: boolean;
  readonly registered: string | null;
}

export interface StandingCounts {
  /** In force at the as-of. */
  readonly all: number;
  /** Rule met since they were registered and not released: as `isCrossed` and the exit code say. */
  readonly since: number;
  /** Beyond when they were registered and not released since, as their state says. */
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
  return {
    all: rows.length,
    since: rows.filter((row) => row.isCrossed).length,
    atStart: rows.filter((row) => row.beyondAtStart && row.beyond !== null).length,
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
