/**
 * Time. An `Instant` is milliseconds since the epoch in UTC; a `LocalDate` is a calendar day as YYYY-MM-DD whose place
 * is said by the series' calendar. Nothing outside `app/` reads a clock: time is always an argument.
 */
declare const instantTag: unique symbol;
declare const localDateTag: unique symbol;

export type Instant = number & { readonly [instantTag]: true };
export type LocalDate = string & { readonly [localDateTag]: true };
/** The only way the program learns the time; implemented in `app/` and by tests. */
export interface Clock {
  now(): Instant;
}

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Milliseconds of the midnight that starts a real day written YYYY-MM-DD, else NaN. Asked for every row that comes. */
function midnightOf(text: string): number {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return Number.NaN;
  let digits = 0;
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue;
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    digits = digits * 10 + digit;
  }
  const [year, month, day] = [Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const longest = month === 2 && isLeap ? 29 : (monthDays[month - 1] ?? 0);
  // `Date.UTC` takes the years below 100 for others.
  return year >= 100 && day >= 1 && day <= longest ? Date.UTC(year, month - 1, day) : Number.NaN;
}

export const isLocalDate = (text: string): text is LocalDate => !Number.isNaN(midnightOf(text));

/** A calendar day. Throws a RangeError for anything that is not a real day written YYYY-MM-DD. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text))
    throw new RangeError(`date: found ${JSON.stringify(text)}, expected a real day as YYYY-MM-DD`);
  return text;
}

export function instant(ms: number): Instant {
  if (!Number.isFinite(ms)) throw new RangeError(`instant: found ${ms}, expected milliseconds since 1970`);
  return ms as Instant;
}

/**
 * An instant from text. A bare date is its last millisecond in UTC (23:59:59.999), so "as of that day" includes all that
 * was known on it. A time needs a zone. Throws a RangeError otherwise.
 */
export function parseInstant(text: string): Instant {
  if (isLocalDate(text)) return instant(Date.parse(`${text}T23:59:59.999Z`));
  const ms = instantPattern.test(text) && isLocalDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new RangeError(
      `instant: found ${JSON.stringify(text)}, expected YYYY-MM-DD or an ISO 8601 time with a zone such as 2025-11-21T12:30:00Z`,
    );
  return instant(ms);
}

/** ISO 8601 in UTC, without milliseconds where they are zero. */
export const formatInstant = (at: Instant): string => new Date(at).toISOString().replace(".000Z", "Z");

/**
 * The instant that orders what was observed: the start of its UTC day, or the instant itself. Texts do not order by
 * themselves: an instant on a full second has no decimals, so "…:21Z" stands after "…:21.491Z" as text.
 */
export function observedAt(observed: string): Instant {
  const midnight = midnightOf(observed);
  return Number.isNaN(midnight) ? parseInstant(observed) : (midnight as Instant);
}

/** The UTC day of an instant. */
export const utcDateOf = (at: Instant): LocalDate => new Date(at).toISOString().slice(0, 10) as LocalDate;

/** Midnight UTC that starts the day; used to order and to measure distances between days, not to say when a market closed. */
export const startOfDay = (date: LocalDate): Instant => instant(midnightOf(date));

export const addDays = (date: LocalDate, days: number): LocalDate =>
  utcDateOf(instant(startOfDay(date) + days * dayMs));

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / dayMs);
