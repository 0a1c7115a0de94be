/** When something counts as public, where a publisher gives a day or a month instead of an instant. */
import { dayMs, type Instant, instant, isLocalDate, type LocalDate, parseInstant, startOfDay } from "../core/time.ts";

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
