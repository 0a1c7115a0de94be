/** The record of a threshold: when it was last beyond, how often, and what the S&P 500 and Bitcoin did afterwards. */
import { absent, type Outcome, present } from "../core/outcome.ts";
import { addDays, daysBetween, type LocalDate } from "../core/time.ts";
import type { SeriesWindow } from "../indicators/define.ts";
import { defaultMaxGapDays } from "../indicators/windows.ts";
import { followedEpisodes, followedSessions } from "./conventions.ts";
import type { Episode, Replay } from "./replay.ts";
import type { SessionCount, SessionCounts } from "./session-counts.ts";

export interface Followed extends Episode {
  /** Lowest close of the 20 sessions after the start against the close of the start, less one. Above zero: it never fell. */
  readonly spx: Outcome<number>;
  readonly btc: Outcome<number>;
}

export interface ThresholdHistory {
  /** First known session, and how many. */
  readonly since: string | null;
  readonly sessions: number;
  /** Newest session beyond, in the sense of the rule; null when none is known. A computed level is today's. */
  readonly lastBeyond: string | null;
  /** Sessions beyond among the last 250 without a gap: the first of `counts`. */
  readonly sessionsBeyond250: Outcome<number>;
  /** The count by the sessions of each source that has 250, best-ranked first. */
  readonly counts: readonly SessionCount[];
  /** The newest episodes, newest first, at most three; empty when the level was never passed in the known history. */
  readonly followed: readonly Followed[];
}

/**
 * Worst move of a market in the 20 sessions after the day `started`, from that day's close (or the last before it).
 * Absent when the market's closes around the day are not known without a gap, or 20 sessions have not passed.
 */
export function worstAfter(market: SeriesWindow, started: string, title: string): Outcome<number> {
  const day = started.slice(0, 10) as LocalDate;
  let after = market.observed.findIndex((observed) => observed.slice(0, 10) > day);
  if (after < 0) after = market.observed.length;
  const from = after - 1;
  if (from < 0 || market.observed[from]!.slice(0, 10) < addDays(day, -defaultMaxGapDays))
    return absent("missing", `no close of ${title} known on ${day} or shortly before`);
  const end = Math.min(after + followedSessions, market.observed.length);
  let to = after;
  while (to < end && gapDays(market.observed[to - 1]!, market.observed[to]!) <= defaultMaxGapDays) to += 1;
  if (to - after < followedSessions)
    return absent(
      "warming-up",
      `${title}: ${to - after} of ${followedSessions} sessions after ${day} known without a gap`,
    );
  return present(Math.min(...market.values.slice(after, to)) / market.values[from]! - 1);
}

const gapDays = (from: string, to: string): number =>
  daysBetween(from.slice(0, 10) as LocalDate, to.slice(0, 10) as LocalDate);

/** The record over the known history. `markets` are the known closes of the S&P 500 and of Bitcoin. */
export function recordOf(
  history: SeriesWindow,
  run: Replay,
  counted: SessionCounts,
  markets: { readonly spx: SeriesWindow; readonly btc: SeriesWindow },
): ThresholdHistory {
  const newest = run.episodes.slice(-followedEpisodes).reverse();
  return {
    since: history.observed[0] ?? null,
    sessions: history.values.length,
    lastBeyond: run.lastBeyond,
    sessionsBeyond250: counted.beyond,
    counts: counted.counts,
    followed: newest.map((episode) => ({
      ...episode,
      spx: followedBy(episode, markets.spx, "S&P 500"),
      btc: followedBy(episode, markets.btc, "Bitcoin"),
    })),
  };
}

function followedBy(episode: Episode, market: SeriesWindow, title: string): Outcome<number> {
  if (!episode.startKnown)
    return absent("not-applicable", "already beyond where the known history begins, so the start is not known");
  return worstAfter(market, episode.started, title);
}
