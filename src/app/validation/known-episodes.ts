/** Whether scores peak when a known episode did. */
import { type PerScorer, type ScoredSession, type Scorer, scorers } from "./stress-sample.ts";

export interface Peak {
  readonly session: string;
  readonly value: number;
  /** Whether it is the highest of the month before and the month after too. */
  readonly isLocalMaximum: boolean;
  /** Share of all sessions up to it that were no higher. */
  readonly rankSoFar: number;
}
export interface EpisodePeaks {
  readonly episode: string;
  /** Null where the sample does not reach. */
  readonly peaks: PerScorer<Peak> | null;
}

const episodes = [
  { episode: "March 2020", from: "2020-03-01", to: "2020-03-31" },
  { episode: "5 August 2024", from: "2024-08-05", to: "2024-08-05" },
  { episode: "8 April 2025", from: "2025-04-08", to: "2025-04-08" },
] as const;
const slack = 5;
const month = 20;

/** The highest score from five sessions before each episode to five after it. */
export const episodePeaks = (scored: readonly ScoredSession[]): EpisodePeaks[] =>
  episodes.map(({ episode, from, to }) => {
    const first = scored.findIndex(({ session }) => session >= from);
    const last = scored.findLastIndex(({ session }) => session <= to);
    if (first < slack || last < first || last + slack >= scored.length) return { episode, peaks: null };
    const peak = (scorer: Scorer) => peakOf(scored, scorer, first - slack, last + slack);
    const [index, challenger, vix] = scorers.map(peak);
    return { episode, peaks: { index: index!, challenger: challenger!, vix: vix! } };
  });

function peakOf(scored: readonly ScoredSession[], scorer: Scorer, from: number, to: number): Peak {
  let at = from;
  for (let t = from; t <= to; t++) if (scored[t]![scorer] > scored[at]![scorer]) at = t;
  const value = scored[at]![scorer];
  const around = scored.slice(Math.max(0, at - month), at + month + 1);
  const soFar = scored.slice(0, at + 1);
  return {
    session: scored[at]!.session,
    value,
    isLocalMaximum: around.every((row) => row[scorer] <= value),
    rankSoFar: soFar.filter((row) => row[scorer] <= value).length / soFar.length,
  };
}
