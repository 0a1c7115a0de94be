/** When something counts as public, where a publisher gives a day or a month instead of an instant. */
import {
  addDays,
  dayMs,
  type Instant,
  instant,
  isLocalDate,
  type LocalDate,
  parseInstant,
  startOfDay,
} from "../core/time.ts";
import type { Schedule } from "./define.ts";

/**
 * The end of what is said: an instant as it is, a day its last millisecond UTC, a month the last millisecond of the
 * month. Never earlier than the truth. Undefined when the text is none of these.
 */
export function publishedInstant(text: string): Instant | undefined {
  if (isLocalDate(text)) return parseInstant(text);
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    return instant(Date.UTC(Number(month[1]), Number(month[2]), 1) - 1);
  }
  try {
    return parseInstant(text);
  } catch {
    return undefined;
  }
}

/** An hour (UTC) of the first weekday after the date: how curves and fixings of the day before appear. Ignores holidays. */
export function nextWeekday(date: LocalDate, hourUtc: number, minute: number): Instant {
  let day = startOfDay(date) + dayMs;
  while ([0, 6].includes(new Date(day).getUTCDay())) day += dayMs;
  return instant(day + (hourUtc * 60 + minute) * 60_000);
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** Local time minus UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const local = clockOf(timeZone).format(at).replace(", ", "T");
  return Date.parse(`${local}Z`) - Math.floor(at / 1000) * 1000;
}

/** When the clocks of a place show the time (`16:15`) on the day. A time that summer time skips counts as the one after. */
export function atLocalTime(date: LocalDate, time: string, timeZone: Schedule["timeZone"]): Instant {
  const wall = Date.parse(`${date}T${time}:00Z`);
  return instant(wall - offsetAt(wall - offsetAt(wall, timeZone), timeZone));
}

/** The last millisecond of the day at a place: what a publisher there says of a day is public by then. */
export const endOfLocalDay = (date: LocalDate, timeZone: Schedule["timeZone"]): Instant =>
  instant(atLocalTime(addDays(date, 1), "00:00", timeZone) - 1);
