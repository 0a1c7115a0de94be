/**
 * When the values of a day become public, by the publisher's own habit. Each rule gives a moment at which the value was
 * there already; unscheduled closures of an office are the exception that no rule knows.
 */
import { addDays, type Instant, type LocalDate } from "../core/time.ts";
import { isGoodFriday, isUsBusinessDay, usBusinessDayAfter, weekdayOnOrAfter } from "../market/us-business-days.ts";
import { atLocalTime } from "./published.ts";

export type PublicationRule = (observed: LocalDate) => Instant;

const newYork = "America/New_York";
const friday = 5;
const monday = 1;

/** Closing levels of New York, after the close of the options on them. */
export const newYorkClose: PublicationRule = (day) => atLocalTime(day, "16:15", newYork);
/** Closing levels of Tokyo. */
export const tokyoClose: PublicationRule = (day) => atLocalTime(day, "15:30", "Asia/Tokyo");
/**
 * H.15: the afternoon of the next business day. Good Friday counts as none: there is no market, and whether the release
 * comes is not stated.
 */
export const h15: PublicationRule = (day) => {
  const next = usBusinessDayAfter(day, "federal");
  return atLocalTime(isGoodFriday(next) ? usBusinessDayAfter(next, "federal") : next, "16:15", newYork);
};
/** Reference rates of the New York Fed: the morning of the next business day. */
export const newYorkFedRates: PublicationRule = (day) =>
  atLocalTime(usBusinessDayAfter(day, "reserve-bank"), "09:00", newYork);
/** Rates that the Board of Governors sets: announced before the day from which they are paid. */
export const setByTheBoard: PublicationRule = (day) => atLocalTime(day, "09:00", newYork);
/** H.10: the days of a week on the Monday after it, or the business day after a holiday. */
export const h10: PublicationRule = (day) => {
  const release = weekdayOnOrAfter(addDays(day, 1), monday);
  const isOpen = isUsBusinessDay(release, "federal");
  return atLocalTime(isOpen ? release : usBusinessDayAfter(release, "federal"), "16:15", newYork);
};
/** Par yields of the Treasury: the evening of the same day. */
export const treasuryParYields: PublicationRule = (day) => atLocalTime(day, "18:00", newYork);
/** Reference rates of the ECB: the afternoon of the same day. */
export const ecbReferenceRates: PublicationRule = (day) => atLocalTime(day, "16:00", "Europe/Berlin");

/**
 * Commitments of Traders as of a Tuesday: Friday afternoon, one business day later for each holiday between them.
 */
export const commitmentsOfTraders: PublicationRule = (day) => {
  const release = weekdayOnOrAfter(day, friday);
  let holidays = 0;
  for (let at = addDays(day, 1); at <= release; at = addDays(at, 1)) if (!isUsBusinessDay(at, "federal")) holidays++;
  return atLocalTime(holidays === 0 ? release : usBusinessDayAfter(release, "federal", holidays), "15:30", newYork);
};
