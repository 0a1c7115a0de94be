/** What a threshold compares at an as-of: the newest value of its subject, its known history, and the level in force. */
import { absent, isPresent, type Outcome, present } from "../core/outcome.ts";
import { dayMs, formatInstant, type Instant } from "../core/time.ts";
import type { IndicatorResult, Reading, SeriesWindow } from "../indicators/define.ts";
import { defaultMaxGapDays } from "../indicators/windows.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { findSeries } from "../market/series-catalogue.ts";
import { type IndicatorSubject, isSeriesSubject, type SeriesSubject, type ThresholdDefinition } from "./define.ts";

export type IndicatorResults = ReadonlyMap<string, IndicatorResult>;
/** Past readings of an indicator, ascending, each as it was known then, when the caller can give them. */
export type ReadingHistory = (indicator: string) => SeriesWindow | undefined;

export interface SubjectValue {
  readonly outcome: Outcome<number>;
  /** The value that stands below the dash when the outcome is stale. */
  readonly last: number | null;
  readonly observed: string | null;
  /** Closes or readings known at the as-of, ascending; empty when there are none. */
  readonly history: SeriesWindow;
  /** By observed day: highs or lows of the sessions, where the subject names such a series. */
  readonly extremes: ReadonlyMap<string, number>;
  /** Days of silence that the subject's freshness budget allows, and after which a window starts again. */
  readonly silenceDays: number;
  readonly memoryDays: number;
  readonly calendar: string;
}

/** Silence that a series allows: its freshness budget, and the longest closure that does not end a window. */
export const silenceOf = (freshForDays: number) => ({
  silenceDays: freshForDays,
  memoryDays: Math.max(freshForDays, defaultMaxGapDays),
});

const empty: SeriesWindow = { observed: [], values: [] };

/** Resolves the subject at the view's as-of. Throws (a bug of the catalogue) for an undeclared series or indicator. */
export function resolveSubject(
  definition: ThresholdDefinition,
  view: AsOfView,
  results: IndicatorResults,
  readings: ReadingHistory,
): SubjectValue {
  const { subject } = definition;
  return isSeriesSubject(subject)
    ? fromSeries(subject, view)
    : fromIndicator(subject, view.pin.asOf, results, readings);
}

function fromSeries(subject: SeriesSubject, view: AsOfView): SubjectValue {
  const declared = findSeries(subject.series);
  if (!declared) throw new Error(`bug: threshold of series ${subject.series}, which is not declared`);
  const known = view.series(subject.series);
  const history = { observed: known.observed, values: Array.from(known.values.subarray(0, known.length)) };
  const shared = {
    history,
    extremes: extremesOf(subject, view),
    ...silenceOf(declared.freshForDays),
    calendar: declared.calendar,
  };
  const end = known.length - 1;
  if (end < 0)
    return {
      ...shared,
      outcome: absent("missing", `no ${declared.title} known; needs source ${declared.sources[0]}`),
      last: null,
      observed: null,
    };
  const last = known.values[end]!;
  const observed = known.observed[end]!;
  const ageDays = (view.pin.asOf - known.observedAt[end]!) / dayMs;
  const outcome =
    ageDays > declared.freshForDays
      ? absent(
          "stale",
          `${declared.title} last observed ${observed}, ${Math.floor(ageDays)} days before the as-of (budget ${declared.freshForDays})`,
        )
      : present(last);
  return { ...shared, outcome, last, observed };
}

function extremesOf(subject: SeriesSubject, view: AsOfView): ReadonlyMap<string, number> {
  if (subject.extreme === undefined) return new Map();
  const sessions = view.series(subject.extreme);
  return new Map(sessions.observed.map((day, i) => [day, sessions.values[i]!]));
}

/** An indicator has judged the freshness of its inputs: silence is read from its outcome, not from its age. */
const unlimited = { silenceDays: Number.MAX_SAFE_INTEGER, memoryDays: Number.MAX_SAFE_INTEGER };

/**
 * Days without a reading after which a window starts again: the least freshness budget among the series that must be fresh
 * for a reading, directly or through other indicators, and at least the longest closure; without limit for records.
 */
function memoryOf(indicator: string, results: IndicatorResults): number {
  const budget = (id: string): number => {
    const budgets = Object.values(results.get(id)?.definition.inputs ?? {}).map((input) => {
      if (input.kind === "indicator") return input.optional ? Number.MAX_SAFE_INTEGER : budget(input.id);
      if (input.kind !== "series" || input.optional || !input.mustBeFresh) return Number.MAX_SAFE_INTEGER;
      return findSeries(input.series)!.freshForDays;
    });
    return Math.min(Number.MAX_SAFE_INTEGER, ...budgets);
  };
  return Math.max(budget(indicator), defaultMaxGapDays);
}

/** Past readings and the newest, which stands for its observation. */
function joined(past: SeriesWindow, latest: SeriesWindow): SeriesWindow {
  const first = latest.observed[0];
  if (first === undefined) return past;
  let end = past.observed.length;
  while (end > 0 && past.observed[end - 1]! >= first) end--;
  return {
    observed: [...past.observed.slice(0, end), ...latest.observed],
    values: [...past.values.slice(0, end), ...latest.values],
  };
}

function fromIndicator(
  subject: IndicatorSubject,
  asOf: Instant,
  results: IndicatorResults,
  readings: ReadingHistory,
): SubjectValue {
  const result = results.get(subject.indicator);
  if (!result) return notRun(subject.indicator);
  const outcome = numberOf(result, subject.detail);
  const reading = isPresent(result.outcome) ? result.outcome.value : result.last;
  const part = reading ? partOf(reading, subject.detail) : undefined;
  const last = part && isPresent(part) ? part.value : null;
  // A reading of records has no observed day: it holds at the as-of.
  const latest: SeriesWindow =
    last === null ? empty : { observed: [result.observed ?? formatInstant(asOf)], values: [last] };
  const past = subject.detail === undefined ? readings(subject.indicator) : undefined;
  return {
    outcome,
    last,
    observed: result.observed,
    history: past ? joined(past, latest) : latest,
    extremes: new Map(),
    ...unlimited,
    ...(past ? { memoryDays: memoryOf(subject.indicator, results) } : {}),
    calendar: "event",
  };
}

/** The contract test refuses unknown ids; here the caller may have run a part of the indicators. */
const missingResult = (id: string) => absent("missing", `indicator ${id} was not run at this as-of`);
const notRun = (id: string): SubjectValue => ({
  outcome: missingResult(id),
  last: null,
  observed: null,
  history: empty,
  extremes: new Map(),
  ...unlimited,
  calendar: "event",
});

function numberOf(result: IndicatorResult, detail: string | undefined): Outcome<number> {
  return isPresent(result.outcome) ? partOf(result.outcome.value, detail) : result.outcome;
}

function partOf(reading: Reading, detail: string | undefined): Outcome<number> {
  if (detail === undefined) return present(reading.value);
  const part = reading.details?.[detail];
  return typeof part === "number" ? present(part) : absent("undefined-result", `the reading has no number ${detail}`);
}

/** The level in force: the declared number, or the indicator's reading at the same as-of. */
export function resolveLevel(definition: ThresholdDefinition, results: IndicatorResults): Outcome<number> {
  const { level } = definition;
  if (typeof level === "number") return present(level);
  const result = results.get(level.indicator);
  const outcome = result ? numberOf(result, undefined) : missingResult(level.indicator);
  return isPresent(outcome) ? outcome : absent(outcome.reason, `level ${level.indicator}: ${outcome.detail}`);
}
