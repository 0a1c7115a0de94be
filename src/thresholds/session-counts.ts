/**
 * On how many of the last 250 sessions the subject was beyond, and whose sessions they are. A view takes one source a
 * date, so its days are those of several calendars together: counted are the sessions of the first source that has 250 of
 * its own, and the others stand beside it, so that a reader can repeat each from one publisher's file.
 */
import { absent, type Outcome, present } from "../core/outcome.ts";
import { dayMs, observedAt } from "../core/time.ts";
import type { SeriesWindow } from "../indicators/define.ts";
import { contiguousTail, defaultMaxGapDays, lastOf, tooShort } from "../indicators/windows.ts";
import type { AsOfView, SeriesView } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { countedSessions } from "./conventions.ts";
import { isSeriesSubject, type ThresholdDefinition } from "./define.ts";
import { isReached, type StepRule } from "./step.ts";
import type { SubjectValue } from "./subject.ts";

export interface SessionCount {
  /** Whose sessions; several joined by " + " where no single source has 250 of them. */
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly sessions: number;
  readonly beyond: number;
}

export interface SessionCounts {
  /** Of the first of `counts`; absent with the reason when there is none. */
  readonly beyond: Outcome<number>;
  /** By rank of the sources. */
  readonly counts: readonly SessionCount[];
}

const none = (beyond: Outcome<number>): SessionCounts => ({ beyond, counts: [] });

type Reach = Pick<StepRule, "side" | "rule" | "level">;

/** The counts of a subject against the rule in force; without a rule there is no level to count against. */
export function countSessions(
  { subject }: ThresholdDefinition,
  { history, extremes }: Pick<SubjectValue, "history" | "extremes">,
  rule: Reach | undefined,
  view: AsOfView,
): SessionCounts {
  if (!isSeriesSubject(subject)) {
    if (history.values.length <= 1) return none(absent("not-applicable", "one reading of an indicator has no record"));
    if (paceDays(history) > defaultMaxGapDays)
      return none(absent("not-applicable", "the indicator changes too seldom to count sessions"));
  }
  if (!rule) return none(absent("missing", "no level to count against"));
  const { title, source } = namesOf({ subject });
  const candidates = isSeriesSubject(subject)
    ? [...ownSessions(view, subject.series), mixedSessions(view.series(subject.series))]
    : [{ source: `indicator ${subject.indicator}`, history }];
  const counts = candidates.flatMap(({ source: whose, history: own }) => countOf(whose, own, extremes, rule) ?? []);
  // Days of several calendars only count where no source has enough of its own.
  const shown = counts.length > 1 ? counts.filter((count) => !count.source.includes(" + ")) : counts;
  const [first] = shown;
  if (first) return { beyond: present(first.beyond), counts: shown };
  return none(tooShort(title, contiguousTail(history).values.length, countedSessions, source));
}

/** Undefined when fewer than 250 sessions are known without a gap. */
function countOf(
  source: string,
  history: SeriesWindow,
  extremes: ReadonlyMap<string, number>,
  rule: Reach,
): SessionCount | undefined {
  const { observed, values } = lastOf(contiguousTail(history), countedSessions);
  if (values.length < countedSessions) return undefined;
  const beyond = values.filter((value, i) => isReached(rule, { value, extreme: extremes.get(observed[i]!) })).length;
  return { source, from: observed[0]!, to: observed.at(-1)!, sessions: values.length, beyond };
}

interface Sessions {
  readonly source: string;
  readonly history: SeriesWindow;
}

/** Each source by itself that reaches about as far as the series does. */
function ownSessions(view: AsOfView, series: string): readonly Sessions[] {
  const newest = view.series(series).observed.at(-1);
  if (!view.bySource || newest === undefined) return [];
  return findSeries(series)!.sources.flatMap((source) => {
    const history = windowOf(view.bySource!(series, source));
    const end = history.observed.at(-1);
    const isCurrent = end !== undefined && observedAt(newest) - observedAt(end) <= defaultMaxGapDays * dayMs;
    return isCurrent ? [{ source, history }] : [];
  });
}

function mixedSessions(view: SeriesView): Sessions {
  const sources = new Set<string>();
  for (let i = Math.max(0, view.length - countedSessions); i < view.length; i++) sources.add(view.row(i).source);
  return { source: [...sources].sort().join(" + "), history: windowOf(view) };
}

const windowOf = (view: SeriesView): SeriesWindow => ({ observed: view.observed, values: Array.from(view.values) });

/** Days from one reading to the next, in the middle of the list; zero for fewer than two. */
function paceDays({ observed }: SeriesWindow): number {
  const gaps = observed.slice(1).map((later, i) => (observedAt(later) - observedAt(observed[i]!)) / dayMs);
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
}

/** Names for reasons of absence: what is short, and which source would bring more. */
export function namesOf({ subject }: Pick<ThresholdDefinition, "subject">): { title: string; source: string } {
  if (!isSeriesSubject(subject))
    return { title: `indicator ${subject.indicator}`, source: "past readings of the indicator" };
  const declared = findSeries(subject.series)!;
  return { title: declared.title, source: declared.sources[0] };
}
