/** Days of venues that never close: a UTC day is known when it has ended, and not before. */
import { dayMs, type Instant, instant, isLocalDate, type LocalDate, startOfDay, utcDateOf } from "../core/time.ts";

/** The day and its end, for the start of a UTC day in milliseconds; undefined when it does not start one. */
export function utcDay(startMs: number): { day: LocalDate; ends: Instant } | undefined {
  if (!Number.isSafeInteger(startMs) || startMs % dayMs !== 0 || startMs < 0) return undefined;
  const day = utcDateOf(instant(startMs));
  return isLocalDate(day) ? { day, ends: instant(startMs + dayMs) } : undefined;
}

/**
 * Whether a day has ended; one that has not even begun is a fault of the payload. The running day is no fault: venues list
 * it, and it becomes an observation when it has closed.
 */
export function hasEnded(
  { day, ends }: { day: LocalDate; ends: Instant },
  retrieved: Instant,
  fault: (found: string, expected: string) => void,
): boolean {
  if (ends - dayMs > retrieved) fault(day, "a day that has begun");
  return ends <= retrieved;
}

/** The window in milliseconds, both days included; `most` days back from `to` where no first day is asked for. */
export function windowMs(window: { from?: LocalDate; to: LocalDate }, most: number): { start: number; end: number } {
  const end = startOfDay(window.to) + dayMs;
  return { start: window.from === undefined ? end - most * dayMs : startOfDay(window.from), end };
}

/** A window cut into pieces of at most `days` days, oldest first. */
export function pieces(window: { start: number; end: number }, days: number): { start: number; end: number }[] {
  const cut: { start: number; end: number }[] = [];
  for (let start = window.start; start < window.end; start += days * dayMs)
    cut.push({ start, end: Math.min(window.end, start + days * dayMs) });
  return cut;
}
