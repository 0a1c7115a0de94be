/** The stress index over long histories, beside what it is measured against. */
import type { SeriesWindow } from "../../indicators/define.ts";
import { stressHistory } from "../../indicators/stress-history.ts";
import { staleAfter } from "../../indicators/stress-inputs.ts";
import { stressClock, stressSegments } from "../../indicators/stress-segments.ts";
import { alignOnSessions } from "../../market/session-panel.ts";
import { type StressDay, stressDefaults } from "../../models/stress/stress-index.ts";
import { getParameter } from "../../parameters/catalogue.ts";

/** What is compared: the index, its challenger, and the VIX alone as the yardstick. */
export const scorers = ["index", "challenger", "vix"] as const;
export type Scorer = (typeof scorers)[number];
export type PerScorer<T> = Readonly<Record<Scorer, T>>;

/** One session with all three scores. */
export interface ScoredSession extends PerScorer<number> {
  readonly session: string;
  readonly missingWeight: number;
  readonly band: StressDay["band"];
}

/** A holiday of one market keeps its last value this long. */
const carrySessions = 5;

/** Sessions on which the index, the challenger and the VIX have a value, under the default parameters. */
export function scoredSessions(windows: ReadonlyMap<string, SeriesWindow>): readonly ScoredSession[] {
  const clock = windows.get(stressClock)!;
  const value = (id: string): number => getParameter(id).value;
  const weights = stressSegments.map(({ id }) => value(`stress-weight-${id}`));
  const { sessions, days } = stressHistory(windows, weights, {
    ...stressDefaults,
    staleAfter,
    warmUp: value("stress-warm-up"),
    leastWeight: value("stress-least-weight"),
  });
  const vix = alignOnSessions(clock, [windows.get("vix")!], carrySessions).columns[1]!;
  return days.flatMap(({ index, challenger, missingWeight, band }, t) =>
    index === null || challenger === null || vix[t] === null
      ? []
      : [{ session: sessions[t]!, index, challenger, vix: vix[t]!, missingWeight, band }],
  );
}
