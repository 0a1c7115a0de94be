/** How closely scores follow a published index: rank correlations in levels and in changes over a month, with intervals. */
import { RankedSample, spearman } from "../../core/math/rank-statistics.ts";
import { type BootstrapOptions, bootstrapIntervals } from "../../core/random/bootstrap-interval.ts";
import type { SeriesWindow } from "../../indicators/define.ts";
import { type PerScorer, type ScoredSession, scorers } from "./stress-sample.ts";

export interface Correlation {
  readonly value: number;
  readonly lo: number | null;
  readonly hi: number | null;
}
export interface Agreement {
  readonly against: string;
  readonly what: "levels" | "changes over 20 sessions" | "changes over 4 weeks";
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly target: number;
  readonly spearman: PerScorer<Correlation>;
}
export interface PublishedIndex {
  readonly id: string;
  readonly title: string;
  readonly isWeekly: boolean;
}

export const targets = { levels: 0.6, changes: 0.4 } as const;
const steps = { daily: 20, weekly: 4 } as const;
const sessionsAWeek = 5;

/** Levels and changes on the days that both have; a weekly index takes the last session of its week. Empty where too short. */
export function agreementWith(
  { title, isWeekly }: PublishedIndex,
  published: SeriesWindow,
  scored: readonly ScoredSession[],
  options: BootstrapOptions,
): Agreement[] {
  const pairs = paired(published, scored, isWeekly);
  const step = isWeekly ? steps.weekly : steps.daily;
  if (pairs.length < 3 * step) return [];
  const bootstrap = { ...options, meanBlock: options.meanBlock / (isWeekly ? sessionsAWeek : 1) };
  const columns = [pairs.map(({ value }) => value), ...scorers.map((scorer) => pairs.map(({ row }) => row[scorer]))];
  const changed = columns.map((column) => column.slice(step).map((value, i) => value - column[i]!));
  const measured = (all: readonly (readonly number[])[], days: typeof pairs) => ({
    from: days[0]!.day,
    to: days.at(-1)!.day,
    n: days.length,
    spearman: correlations(all, bootstrap),
  });
  return [
    { against: title, what: "levels", target: targets.levels, ...measured(columns, pairs) },
    {
      ...{ against: title, what: isWeekly ? "changes over 4 weeks" : "changes over 20 sessions" },
      ...{ target: targets.changes, ...measured(changed, pairs.slice(step)) },
    },
  ];
}

function paired({ observed, values }: SeriesWindow, scored: readonly ScoredSession[], isWeekly: boolean) {
  const pairs: { day: string; value: number; row: ScoredSession }[] = [];
  let at = -1;
  let before = -1;
  for (const [i, day] of observed.entries()) {
    while (at + 1 < scored.length && scored[at + 1]!.session <= day) at += 1;
    const row = scored[at];
    if (!row || at === before || (!isWeekly && row.session !== day)) continue;
    before = at;
    // A week without a session of its own has no pair.
    if (isWeekly && Date.parse(day) - Date.parse(row.session) > 6 * 86_400_000) continue;
    pairs.push({ day, value: values[i]!, row });
  }
  return pairs;
}

function correlations(
  [published, ...columns]: readonly (readonly number[])[],
  options: BootstrapOptions,
): PerScorer<Correlation> {
  const against = new RankedSample(published!);
  const samples = columns.map((column) => new RankedSample(column));
  const intervals = bootstrapIntervals(published!.length, options, (positions) =>
    samples.map((sample) => spearman(sample, against, positions)),
  );
  const of = (k: number): Correlation => ({
    value: spearman(samples[k]!, against) ?? Number.NaN,
    lo: intervals[k]?.lo ?? null,
    hi: intervals[k]?.hi ?? null,
  });
  return { index: of(0), challenger: of(1), vix: of(2) };
}
