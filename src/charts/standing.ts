/** The counts that say where a register of thresholds stands: the same on the page, in the note and on the command line. */

/** What the counts need of a threshold. */
export interface Standing {
  readonly beyond: boolean | null;
  readonly beyondAtStart: boolean;
}

export interface StandingCounts {
  readonly all: number;
  /** Beyond now, and not so when they were registered. */
  readonly since: number;
  /** Beyond now, as they were when they were registered. */
  readonly atStart: number;
  /** Without a fresh value or a level: neither beyond nor not. */
  readonly unknown: number;
}

export function countStanding(rows: readonly Standing[]): StandingCounts {
  const beyond = rows.filter((row) => row.beyond === true);
  const atStart = beyond.filter((row) => row.beyondAtStart).length;
  return {
    all: rows.length,
    since: beyond.length - atStart,
    atStart,
    unknown: rows.filter((row) => row.beyond === null).length,
  };
}

/** The counts in one sentence without its full stop. */
export const standingWords = ({ all, since, atStart, unknown }: StandingCounts): string =>
  `Of ${all} levels under watch, ${since} passed since registered, ${atStart} beyond at the start, ${unknown} unknown${unknown > 0 ? " (data stale or missing)" : ""}`;
