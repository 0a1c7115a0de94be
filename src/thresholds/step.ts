/**
 * The state of a threshold as one pure step: (state, value or absent, time) -> state. Silence keeps the state until its
 * budget is spent, then reads "unknown"; only observed sessions count towards a window.
 */
import { assert } from "../core/assert.ts";
import { dayMs, type Instant } from "../core/time.ts";
import type { Side, ThresholdDefinition, ThresholdRule } from "./define.ts";

export const stateNames = ["unknown", "below", "above", "touched", "sustained"] as const;
/**
 * Where the subject stands. A level guarded from above has "below" as its quiet state, one guarded from below "above".
 * `touched`: beyond the level. `sustained`: beyond it for the window of the rule.
 */
export type StateName = (typeof stateNames)[number];
export type KnownState = Exclude<StateName, "unknown">;

/** What `step` needs of a threshold, with its level in force. */
export interface StepRule {
  readonly side: Side;
  readonly rule: ThresholdRule;
  readonly level: number;
  /** Zero or positive, in the unit of the level. */
  readonly hysteresis: number;
  /** Days without a value after which the state is shown as unknown. */
  readonly silenceDays: number;
  /** Days without a value after which nothing is remembered: windows start again. At least `silenceDays`. */
  readonly memoryDays: number;
}

/** The rule of a definition with its level in force and the silence that its subject allows. */
export const ruleOf = (
  { side, rule, hysteresis }: Pick<ThresholdDefinition, "side" | "rule" | "hysteresis">,
  level: number,
  silence: Pick<StepRule, "silenceDays" | "memoryDays">,
): StepRule => ({ side, rule, level, hysteresis, silenceDays: silence.silenceDays, memoryDays: silence.memoryDays });

export interface ThresholdState {
  readonly name: StateName;
  /** The state that the last value gave; shown beside "unknown". Null before the first value. */
  readonly last: KnownState | null;
  /** Touched inside the session only; the close was not beyond. */
  readonly withinSession: boolean;
  /** Time of the value that brought `last`. */
  readonly since: Instant | null;
  /** Time of the newest value. */
  readonly valueAt: Instant | null;
  /** Days since the newest value at the last step; 0 after a value. */
  readonly silentDays: number;
  /** Newest consecutive closes strictly beyond the level, and back by more than the hysteresis. */
  readonly beyondRun: number;
  readonly backRun: number;
  /** The level had been passed when the threshold was registered and has not been left since: no alert, no exit code. */
  readonly beyondAtStart: boolean;
  /** No value since registration: the next one decides `beyondAtStart`. */
  readonly awaitsFirst: boolean;
}

/** A value of one session, or silence noticed at a time. `extreme` is the session's high (above) or low (below). */
export type StepInput =
  | { readonly at: Instant; readonly value: number; readonly extreme?: number }
  | { readonly at: Instant; readonly value: null };

export const initialState: ThresholdState = {
  name: "unknown",
  last: null,
  withinSession: false,
  since: null,
  valueAt: null,
  silentDays: 0,
  beyondRun: 0,
  backRun: 0,
  beyondAtStart: false,
  awaitsFirst: true,
};

/** The state of a threshold that is not beyond its level. */
export const quietState = (side: Side): KnownState => (side === "above" ? "below" : "above");

const isBroken = (name: StateName): boolean => name === "touched" || name === "sustained";

/** Starts the watch: what is already beyond neither alerts nor sets an exit code until it has been left once. */
export const register = (state: ThresholdState): ThresholdState => ({
  ...state,
  beyondAtStart: isBroken(state.name),
  awaitsFirst: state.name === "unknown",
});

/** True when the rule is met: sustained for the sustained rule, touched for the others. */
export const isMet = (rule: ThresholdRule, state: ThresholdState): boolean =>
  state.name === (rule.kind === "sustained" ? "sustained" : "touched");

/** True when the threshold alerts and sets the exit code: its rule is met, and not since before it was registered. */
export const isCrossed = (rule: ThresholdRule, state: ThresholdState): boolean =>
  isMet(rule, state) && !state.beyondAtStart;

/** Strictly beyond the level on the threshold's side. */
export const isBeyond = (side: Side, value: number, level: number): boolean =>
  side === "above" ? value > level : value < level;

/** Beyond in the sense of the rule: at or past the level for a touch (by the session's extreme), past it by the close else. */
export function isReached(
  { side, rule, level }: Pick<StepRule, "side" | "rule" | "level">,
  { value, extreme }: { readonly value: number; readonly extreme?: number | undefined },
): boolean {
  if (rule.kind !== "touch") return isBeyond(side, value, level);
  const probe = extreme ?? value;
  return probe === level || isBeyond(side, probe, level);
}

/**
 * The next state. A value at the time of the newest value is a repeated delivery and changes nothing; an earlier time and
 * a number that is not finite are bugs of the caller. Silence may be reported any number of times.
 */
export function step(rule: StepRule, state: ThresholdState, input: StepInput): ThresholdState {
  assert(state.valueAt === null || input.at >= state.valueAt, `threshold step at ${input.at}, after ${state.valueAt}`);
  if (input.value === null) return silent(rule, state, input.at);
  assert(Number.isFinite(input.value), `threshold value ${input.value}`);
  assert(input.extreme === undefined || Number.isFinite(input.extreme), `threshold extreme ${input.extreme}`);
  if (input.at === state.valueAt) return state;
  const remembers = state.valueAt === null || daysSince(state.valueAt, input.at) <= rule.memoryDays;
  const remembered = remembers ? state : initialState;
  const before: KnownState = remembered.last ?? quietState(rule.side);
  const beyondRun = isBeyond(rule.side, input.value, rule.level) ? remembered.beyondRun + 1 : 0;
  const backRun = isBack(rule, input.value) ? remembered.backRun + 1 : 0;
  const { name, withinSession } =
    rule.rule.kind === "sustained"
      ? sustainedState(rule, rule.rule, before, input, beyondRun, backRun)
      : { name: levelState(rule, before, input), withinSession: false };
  return {
    name,
    last: name,
    withinSession,
    valueAt: input.at,
    silentDays: 0,
    beyondRun,
    backRun,
    since: name === remembered.last ? remembered.since : input.at,
    beyondAtStart: (state.awaitsFirst || state.beyondAtStart) && isBroken(name),
    awaitsFirst: false,
  };
}

const daysSince = (from: Instant, to: Instant): number => (to - from) / dayMs;

function silent(rule: StepRule, state: ThresholdState, at: Instant): ThresholdState {
  if (state.valueAt === null) return state;
  const silentDays = daysSince(state.valueAt, at);
  return { ...state, silentDays, name: silentDays > rule.silenceDays ? "unknown" : state.last! };
}

/** Back by strictly more than the hysteresis, which the exit of the sustained rule asks of every close. */
const isBack = (rule: StepRule, value: number): boolean =>
  rule.side === "above" ? value < rule.level - rule.hysteresis : value > rule.level + rule.hysteresis;

/**
 * Touch and close: released at the hysteresis; between it and the level the state stays what it was. A touch includes the
 * level itself, so it is released strictly inside; a close beyond is strict, so it is released at the edge already.
 */
function levelState(rule: StepRule, before: KnownState, input: { value: number; extreme?: number }): KnownState {
  const isTouch = rule.rule.kind === "touch";
  const probe = isTouch ? (input.extreme ?? input.value) : input.value;
  if (isReached(rule, input)) return "touched";
  const edge = rule.side === "above" ? rule.level - rule.hysteresis : rule.level + rule.hysteresis;
  const isReleased = isBack(rule, probe) || (!isTouch && probe === edge);
  return isReleased ? quietState(rule.side) : before;
}

function sustainedState(
  rule: StepRule,
  windows: ThresholdRule & { kind: "sustained" },
  before: KnownState,
  input: { value: number; extreme?: number },
  beyondRun: number,
  backRun: number,
): { name: KnownState; withinSession: boolean } {
  if (before === "sustained" && backRun < windows.exitWindow) return { name: "sustained", withinSession: false };
  if (beyondRun >= windows.window) return { name: "sustained", withinSession: false };
  if (beyondRun > 0) return { name: "touched", withinSession: false };
  const inside = input.extreme !== undefined && isBeyond(rule.side, input.extreme, rule.level);
  return { name: inside ? "touched" : quietState(rule.side), withinSession: inside };
}
