/** Windows and horizons of the register. They are conventions of presentation, the same for every threshold. */
import type { LocalDate } from "../core/time.ts";

/** Market sessions of a year: horizons are counted in them for every asset, so that rows can be compared. */
export const marketSessionsPerYear = 252;
/** Sessions of a year by calendar: a market that never closes has one every day. */
export const sessionsPerYear = (calendar: string): number => (calendar === "utc-daily" ? 365 : marketSessionsPerYear);

/** Horizons of the published probabilities, in market sessions: one, three, six, twelve and eighteen months. */
export const horizonsSessions = [21, 63, 126, 252, 378] as const;
/** The distance in sigma is measured over one month. */
export const distanceHorizonSessions = 21;

/**
 * Volatilities are estimated over the last 60 and 250 changes. The headline is the 60-session estimate, because the
 * distance of a month is a question about today's regime; the range of a probability spans all estimates.
 */
export const shortWindow = 60;
export const longWindow = 250;
/** Decay a session of the exponentially weighted volatility (RiskMetrics 1996). */
export const ewmaDecay = 0.94;

/** Sessions among which "beyond" is counted, and sessions after an episode in which the worst move is looked for. */
export const countedSessions = 250;
export const followedSessions = 20;
/** Newest episodes whose aftermath is shown. */
export const followedEpisodes = 3;

/** The day of the November 2025 note, from which the first register is watched. */
export const firstRegisterDay = "2025-11-21" as LocalDate;
