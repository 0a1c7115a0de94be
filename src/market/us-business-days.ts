/**
 * Days on which the Federal Reserve and the US Treasury publish: weekdays without the federal holidays, which follow from
 * the statute (5 U.S.C. 6103). Days of mourning, storms and shutdowns are in no statute; there a rule is too early.
 */
import { addDays, type LocalDate, startOfDay } from "../core/time.ts";

const weekdayOf = (date: LocalDate): number => new Date(startOfDay(date)).getUTCDay();
const dateOf = (year: number, month: number, day: number): LocalDate =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as LocalDate;

/** The nth weekday (1 Monday) of a month; -1 is the last one. */
function nthWeekday(year: number, month: number, weekday: number, n: number): LocalDate {
  if (n > 0) {
    const first = dateOf(year, month, 1);
    return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
  }
  const last = addDays(dateOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1), -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

/** Whose holidays: the Reserve Banks are open on the Friday before a holiday on a Saturday, federal offices are not. */
export type UsOffice = "reserve-bank" | "federal";

/** The day on which a holiday is kept; one on a Sunday moves to Monday. */
function kept(date: LocalDate, office: UsOffice): LocalDate {
  if (weekdayOf(date) === 0) return addDays(date, 1);
  return weekdayOf(date) === 6 && office === "federal" ? addDays(date, -1) : date;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easter(year: number): LocalDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const days = moon + sunday - 7 * late + 114;
  return dateOf(year, Math.floor(days / 31), (days % 31) + 1);
}

const known = new Map<string, ReadonlySet<LocalDate>>();
function holidaysOf(year: number, office: UsOffice): ReadonlySet<LocalDate> {
  let days = known.get(`${office}${year}`);
  if (!days) {
    const fixed = [dateOf(year, 1, 1), dateOf(year, 7, 4), dateOf(year, 11, 11), dateOf(year, 12, 25)];
    if (year >= 2021) fixed.push(dateOf(year, 6, 19));
    days = new Set([
      ...[...fixed, dateOf(year + 1, 1, 1)].map((date) => kept(date, office)),
      nthWeekday(year, 1, 1, 3),
      nthWeekday(year, 2, 1, 3),
      nthWeekday(year, 5, 1, -1),
      nthWeekday(year, 9, 1, 1),
      nthWeekday(year, 10, 1, 2),
      nthWeekday(year, 11, 4, 4),
    ]);
    known.set(`${office}${year}`, days);
  }
  return days;
}

export function isUsBusinessDay(date: LocalDate, office: UsOffice): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(date.slice(0, 4)), office).has(date);
}

/** Not a federal holiday, but the bond market is closed. */
export const isGoodFriday = (date: LocalDate): boolean => addDays(easter(Number(date.slice(0, 4))), -2) === date;

/** The nth business day after the date, which may itself be any day. */
export function usBusinessDayAfter(date: LocalDate, office: UsOffice, n = 1): LocalDate {
  let day = date;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (isUsBusinessDay(day, office)) left--;
  }
  return day;
}

/** The first day of a weekday (0 Sunday) on or after the date. */
export const weekdayOnOrAfter = (date: LocalDate, weekday: number): LocalDate =>
  addDays(date, (weekday - weekdayOf(date) + 7) % 7);
