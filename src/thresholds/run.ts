/** The register at an as-of: value, state, distance, probabilities and record of every threshold, nearest first. Pure. */
import { absent, isPresent, type Outcome } from "../core/outcome.ts";
import { utcDateOf } from "../core/time.ts";
import { quantity, type Unit } from "../core/units.ts";
import type { Section, SeriesWindow } from "../indicators/define.ts";
import type { ParameterLookup } from "../indicators/run.ts";
import { lastOf } from "../indicators/windows.ts";
import type { AsOfView } from "../market/as-of-view.ts";
import { recordOf, type ThresholdHistory } from "./aftermath.ts";
import { sessionsPerYear } from "./conventions.ts";
import {
  defineThreshold,
  isSeriesSubject,
  type Severity,
  type Side,
  type Subject,
  type ThresholdDefinition,
  type ThresholdRule,
  type ThresholdTag,
} from "./define.ts";
import { type Distance, measureDistance } from "./distance.ts";
import { probabilitiesOf, type ThresholdProbabilities } from "./probability.ts";
import { type Replay, replay } from "./replay.ts";
import { countSessions, namesOf } from "./session-counts.ts";
import { initialState, isCrossed, isReached, type KnownState, ruleOf, type StateName } from "./step.ts";
import {
  type IndicatorResults,
  type ReadingHistory,
  resolveLevel,
  resolveSubject,
  type SubjectValue,
} from "./subject.ts";
import { estimateVolatility, type Volatility } from "./volatility.ts";

export interface ThresholdRow {
  readonly id: string;
  readonly title: string;
  readonly section: Section;
  readonly subject: Subject;
  readonly side: Side;
  readonly rule: ThresholdRule;
  readonly hysteresis: number;
  readonly unit: Unit;
  readonly severity: Severity;
  readonly tag: ThresholdTag;
  readonly source: string;
  readonly reason: string;
  readonly level: Outcome<number>;
  readonly value: Outcome<number>;
  /** The newest known value even when it is stale. */
  readonly lastValue: number | null;
  readonly observed: string | null;
  readonly state: StateName;
  /** The state that the newest value gave; differs from `state` only when that is "unknown". */
  readonly lastState: KnownState | null;
  /** Touched by the session's high or low only. */
  readonly withinSession: boolean;
  /** Day since which `lastState` holds. */
  readonly since: string | null;
  /** Days since the newest value, at the as-of. */
  readonly silentDays: number | null;
  /** The newest value is beyond in the sense of the rule; null when value or level is absent. */
  readonly beyond: boolean | null;
  readonly beyondAtStart: boolean;
  /** The rule is met and was not met since before the register began: alerts and sets the exit code. */
  readonly crossed: boolean;
  readonly registered: string | null;
  /** The level was named after the as-of: its state is hindsight, so it is neither crossed nor beyond at the start. */
  readonly namedLater: boolean;
  readonly distance: Outcome<Distance>;
  readonly volatility: Volatility;
  readonly probabilities: Outcome<ThresholdProbabilities>;
  readonly history: ThresholdHistory;
}

export interface RunOptions {
  /** Values of parameters as the reader has set them; without it the declared assumptions hold. */
  readonly parameters?: ParameterLookup;
  /** Past readings of indicators, so that their states can be replayed; without it only the newest reading counts. */
  readonly readings?: ReadingHistory;
}

/** The register at the view's as-of: levels in force before those named later, each by distance in sigma, then in percent, then those without a distance. */
export function runThresholds(
  definitions: readonly ThresholdDefinition[],
  view: AsOfView,
  results: IndicatorResults,
  options: RunOptions = {},
): readonly ThresholdRow[] {
  const markets = { spx: windowOf(view, "spx"), btc: windowOf(view, "btc.close") };
  const readings = options.readings ?? (() => undefined);
  const rows = definitions.map((declared) => {
    const definition = withParameters(declared, options.parameters);
    const subject = resolveSubject(definition, view, results, readings);
    return rowOf(definition, subject, resolveLevel(definition, results), view, markets);
  });
  return rows.sort((a, b) => compareKeys(sortKey(a), sortKey(b)) || (a.id < b.id ? -1 : 1));
}

/** The definition with its assumptions as the reader has set them. */
function withParameters(definition: ThresholdDefinition, lookup: ParameterLookup | undefined): ThresholdDefinition {
  const { assumptions, rule } = definition;
  if (!assumptions || !lookup) return definition;
  const set = (id: string | undefined, declared: number): number => (id === undefined ? declared : lookup(id));
  const window = (id: string | undefined, declared: number): number => Math.max(1, Math.round(set(id, declared)));
  return defineThreshold({
    ...definition,
    hysteresis: quantity(definition.unit, set(assumptions.hysteresis, definition.hysteresis)),
    rule:
      rule.kind === "sustained"
        ? {
            ...rule,
            window: window(assumptions.window, rule.window),
            exitWindow: window(assumptions.exitWindow, rule.exitWindow),
          }
        : rule,
  });
}

interface Markets {
  readonly spx: SeriesWindow;
  readonly btc: SeriesWindow;
}

function rowOf(
  definition: ThresholdDefinition,
  subject: SubjectValue,
  level: Outcome<number>,
  view: AsOfView,
  markets: Markets,
): ThresholdRow {
  const { asOf } = view.pin;
  const { title, source } = namesOf(definition);
  const rule = isPresent(level) ? ruleOf(definition, level.value, subject) : undefined;
  const over = (history: SeriesWindow): Replay =>
    rule ? replay(rule, history, subject.extremes, definition.registered, asOf) : nothingReplayed;
  const isRestruck = typeof definition.level !== "number" && definition.level.restruck;
  const known = over(subject.history);
  const { state } = isRestruck ? over(lastOf(subject.history, 1)) : known;
  const name: StateName = isPresent(subject.outcome) && isPresent(level) ? state.name : "unknown";
  const volatility = estimateVolatility(subject.history, {
    title,
    source,
    dynamics: definition.dynamics,
    sessionsPerYear: sessionsPerYear(subject.calendar),
    implied: impliedOf(definition, view),
  });
  const both = bothOf(subject.outcome, level);
  const counted = countSessions(definition, subject, rule, view);
  const namedLater = definition.registered !== undefined && utcDateOf(asOf) < definition.registered;
  return {
    id: definition.id,
    title: definition.title,
    section: definition.section,
    subject: definition.subject,
    side: definition.side,
    rule: definition.rule,
    hysteresis: definition.hysteresis,
    unit: definition.unit,
    severity: definition.severity,
    tag: definition.tag,
    source: definition.source,
    reason: definition.reason,
    level,
    value: subject.outcome,
    lastValue: subject.last,
    observed: subject.observed,
    state: name,
    lastState: state.last,
    withinSession: state.withinSession,
    since: state.since === null ? null : utcDateOf(state.since),
    silentDays: state.valueAt === null ? null : state.silentDays,
    beyond: isPresent(both) ? isReached({ ...definition, level: both.value.level }, { value: both.value.value }) : null,
    beyondAtStart: state.beyondAtStart && !namedLater,
    crossed: name !== "unknown" && isCrossed(definition.rule, state) && !namedLater,
    registered: definition.registered ?? null,
    namedLater,
    distance: mapOutcome(both, (b) => measureDistance(b.value, b.level, definition.dynamics, volatility)),
    volatility,
    probabilities: isPresent(both)
      ? probabilitiesOf(
          definition,
          { ...both.value, beyondRun: state.beyondRun, isSustained: name === "sustained" },
          volatility,
          view,
        )
      : both,
    history:
      !isSeriesSubject(definition.subject) && subject.history.values.length <= 1
        ? {
            since: null,
            sessions: subject.history.values.length,
            lastBeyond: null,
            sessionsBeyond250: counted.beyond,
            counts: [],
            followed: [],
          }
        : recordOf(subject.history, isRestruck ? { ...known, episodes: [] } : known, counted, markets),
  };
}

const nothingReplayed: Replay = { state: initialState, episodes: [], lastBeyond: null };

function impliedOf(definition: ThresholdDefinition, view: AsOfView): Outcome<number> {
  if (definition.implied === undefined)
    return absent("not-applicable", "no implied volatility of this subject is published freely");
  const { subject } = definition;
  if (!isSeriesSubject(subject)) return absent("not-applicable", "an indicator has no implied volatility");
  return resolveSubject({ ...definition, subject: { series: definition.implied } }, view, new Map(), () => undefined)
    .outcome;
}

function windowOf(view: AsOfView, id: string): SeriesWindow {
  const series = view.series(id);
  return { observed: series.observed, values: Array.from(series.values.subarray(0, series.length)) };
}

function bothOf(value: Outcome<number>, level: Outcome<number>): Outcome<{ value: number; level: number }> {
  if (!isPresent(value)) return value;
  if (!isPresent(level)) return level;
  return { state: "present", value: { value: value.value, level: level.value } };
}

const mapOutcome = <A, B>(outcome: Outcome<A>, change: (value: A) => B): Outcome<B> =>
  isPresent(outcome) ? { state: "present", value: change(outcome.value) } : outcome;

type SortKey = readonly [group: number, size: number];

function sortKey({ distance, namedLater }: ThresholdRow): SortKey {
  const groups = namedLater ? 3 : 0;
  if (!isPresent(distance)) return [groups + 2, 0];
  const { sigma, percent } = distance.value;
  if (isPresent(sigma)) return [groups, sigma.value];
  return percent === null ? [groups + 2, 0] : [groups + 1, Math.abs(percent)];
}

const compareKeys = (a: SortKey, b: SortKey): number => a[0] - b[0] || a[1] - b[1];
