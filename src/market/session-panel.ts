/** Several series on one calendar: the last value known at each session of the market that sets the clock. */

export interface DatedValues {
  /** Local dates or instants, ascending. */
  readonly observed: readonly string[];
  readonly values: ArrayLike<number>;
}

/** One row a session; a column holds null where its series had no value within `carryMax` sessions before. */
export interface SessionPanel {
  readonly sessions: readonly string[];
  readonly columns: readonly (readonly (number | null)[])[];
}

/**
 * Values of each series as they stood at the sessions of `clock`. A market on holiday keeps its last close for at most
 * `carryMax` sessions, which is a return of zero and not an observation; after that it is absent. Days beside the clock's
 * sessions (weekends of a market that never closes) count with the next session.
 */
export function alignOnSessions(clock: DatedValues, others: readonly DatedValues[], carryMax: number): SessionPanel {
  const sessions = clock.observed.map((observed) => observed.slice(0, 10));
  const columns = others.map(({ observed, values }) => {
    let next = 0;
    let silent = 0;
    return sessions.map((session) => {
      const from = next;
      while (next < observed.length && observed[next]!.slice(0, 10) <= session) next++;
      silent = next > from ? 0 : silent + 1;
      return next === 0 || silent > carryMax ? null : values[next - 1]!;
    });
  });
  return { sessions, columns: [Array.from(clock.values), ...columns] };
}

/** The newest rows without a hole in any column. */
export function completeTail({ sessions, columns }: SessionPanel): {
  sessions: readonly string[];
  columns: number[][];
} {
  let from = sessions.length;
  while (from > 0 && columns.every((column) => column[from - 1] !== null)) from--;
  return { sessions: sessions.slice(from), columns: columns.map((column) => column.slice(from) as number[]) };
}
