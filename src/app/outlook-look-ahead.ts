/** What an outlook at an earlier as-of knows of later days, in words: each is a reason not to read it as a forecast of then. */
import { parseInstant, utcDateOf } from "../core/time.ts";
import { episodeDays } from "../simulation/monte-carlo/episode-2024.ts";
import { firstRegisterDay } from "../thresholds/conventions.ts";
import type { OutlookStart } from "./outlook-input.ts";
import { type HorizonRecord, packagedCalibration } from "./packaged-outlook.ts";

export async function lookAheads(
  { input, provenance }: OutlookStart,
  horizon: HorizonRecord,
  asOf: string,
): Promise<string[]> {
  const now = parseInstant(asOf);
  /** A day is known at its end. */
  const isLater = (to: string): boolean => parseInstant(to) > now;
  const bandsTo = horizon.factors
    .flatMap(({ spans }) => spans.map(({ to }) => to))
    .sort()
    .at(-1)!;
  const sessionsTo = (await packagedCalibration()).to;
  const known: readonly (readonly [boolean, string])[] = [
    [provenance.isAfterAsOf, `the packaged calibration of the shocks knows data to ${provenance.to}`],
    [provenance.segments.isAfterAsOf, `the percentiles of the stress segments know data to ${provenance.segments.to}`],
    [
      input.agents !== null && now < parseInstant(episodeDays.knownAt),
      "the agents are calibrated on July and August 2024",
    ],
    [
      input.agents !== null && isLater(sessionsTo),
      `the ordinary sessions on which the agents are calibrated know data to ${sessionsTo}`,
    ],
    [
      isLater(bandsTo),
      `history's moves over the horizon, and how volatilities rise together in it, know data to ${bandsTo}`,
    ],
    [
      utcDateOf(now) < firstRegisterDay,
      `the note's range, and the levels of the scenarios, were named on ${firstRegisterDay}`,
    ],
  ];
  return known.flatMap(([isLater, words]) => (isLater ? [`look-ahead: ${words}, later than the as-of`] : []));
}
