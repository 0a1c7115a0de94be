/**
 * Institutional dates that notes allude to and no series holds. A small public chronology, each with its publisher; the
 * dates marked "recalled" are generally known and were not looked up again in a primary source.
 */
export interface DatedEvent {
  readonly entity: string;
  readonly event: "first-year" | "event-year" | "zero-rate-start";
  /** Words that a metric must contain to be about this event; empty matches all. */
  readonly about: RegExp;
  readonly year: number;
  readonly name: string;
}

export const chronology: readonly DatedEvent[] = [
  {
    entity: "jgb.30y",
    event: "first-year",
    about: /./,
    year: 1999,
    name: "30-year par yields begin on 1999-09-02 (Ministry of Finance Japan, yield file)",
  },
  {
    entity: "el-salvador",
    event: "event-year",
    about: /legal tender/,
    year: 2021,
    name: "bitcoin legal tender from 2021-09-07 (El Salvador, Ley Bitcoin; recalled)",
  },
  {
    entity: "japan",
    event: "zero-rate-start",
    about: /zero/,
    year: 1995,
    name: "overnight rate at or below 0.5 % since September 1995 (Bank of Japan; recalled)",
  },
  {
    entity: "japan",
    event: "zero-rate-start",
    about: /zero/,
    year: 1999,
    name: "zero interest rate policy from February 1999 (Bank of Japan; recalled)",
  },
];
