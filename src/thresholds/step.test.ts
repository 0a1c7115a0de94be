// The state machine by tables of (state, value or absent, time) -> state, worked by hand; the sequence of models T1.6; and,
// on sessions without gaps, agreement with the independent batch formula of the calculator `sustained-state`.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs, type Instant, instant } from "../core/time.ts";
import { sustainedStates } from "../models/japan/sustained-state.ts";
import {
  initialState,
  isCrossed,
  register,
  type StateName,
  type StepInput,
  type StepRule,
  step,
  type ThresholdState,
} from "./step.ts";

const day = (n: number): Instant => instant(n * dayMs);
const sustained: StepRule = {
  side: "above",
  rule: { kind: "sustained", window: 20, exitWindow: 10 },
  level: 3.6,
  hysteresis: 0.1,
  silenceDays: 6,
  memoryDays: 10,
};
const close: StepRule = { ...sustained, side: "below", rule: { kind: "close" }, level: 150, hysteresis: 1 };
const touch: StepRule = { ...close, rule: { kind: "touch" }, level: 100, hysteresis: 5 };
const short: StepRule = { ...sustained, rule: { kind: "sustained", window: 3, exitWindow: 2 } };

type Row = readonly [dayNumber: number, value: number | null, expected: StateName, extreme?: number];

function walk(rule: StepRule, rows: readonly Row[], start: ThresholdState = initialState): ThresholdState {
  let state = start;
  for (const [index, [at, value, expected, extreme]] of rows.entries()) {
    const input: StepInput =
      value === null
        ? { at: day(at), value }
        : extreme === undefined
          ? { at: day(at), value }
          : { at: day(at), value, extreme };
    state = step(rule, state, input);
    expect([index, state.name]).toEqual([index, expected]);
  }
  return state;
}

describe("sustained", () => {
  it("makes the transitions of T1.6", () => {
    const closes = [3.55, 3.61, 3.62, 3.58, ...Array(20).fill(3.61), ...Array(3).fill(3.55), ...Array(10).fill(3.49)];
    const transitions: [number, StateName][] = [];
    let state = initialState;
    for (const [i, value] of closes.entries()) {
      const next = step(sustained, state, { at: day(i), value });
      if (i > 0 && next.name !== state.name) transitions.push([i, next.name]);
      state = next;
    }
    expect(transitions).toEqual([
      [1, "touched"],
      [3, "below"],
      [4, "touched"],
      [23, "sustained"],
      [36, "below"],
    ]);
  });

  it("agrees with the batch formula on any sessions without gaps, on both sides", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(3.4, 3.5, 3.55, 3.6, 3.65, 3.7), { maxLength: 60 }),
        fc.constantFrom("above" as const, "below" as const),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (closes, side, window, exitWindow) => {
          const rule: StepRule = { ...short, side, rule: { kind: "sustained", window, exitWindow } };
          let state = initialState;
          const found = closes.map((value, i) => {
            state = step(rule, state, { at: day(i), value });
            return state.name;
          });
          expect(found).toEqual(sustainedStates(closes, { level: 3.6, hysteresis: 0.1, window, exitWindow, side }));
        },
      ),
    );
  });

  it("counts observed sessions only: a missing one neither counts nor breaks the run", () => {
    walk(short, [
      [0, 3.61, "touched"],
      [1, 3.61, "touched"],
      [2, null, "touched"],
      [3, null, "touched"],
      [4, 3.61, "sustained"],
    ]);
  });

  it("starts its window again after a silence beyond memory", () => {
    const state = walk(short, [
      [0, 3.61, "touched"],
      [1, 3.61, "touched"],
      [12, 3.61, "touched"],
      [13, 3.61, "touched"],
      [14, 3.61, "sustained"],
    ]);
    expect(state.since).toBe(day(14));
    walk(short, [
      [0, 3.61, "touched"],
      [1, 3.61, "touched"],
      [11, 3.61, "sustained"],
    ]);
  });

  it("forgets a sustained state after a silence beyond memory", () => {
    walk(short, [
      [0, 3.61, "touched"],
      [1, 3.61, "touched"],
      [2, 3.61, "sustained"],
      [3, 3.55, "sustained"],
      [14, 3.55, "below"],
    ]);
  });

  it("calls a high beyond without a close beyond touched within the session", () => {
    const state = walk(short, [
      [0, 3.55, "below"],
      [1, 3.55, "touched", 3.65],
    ]);
    expect(state).toMatchObject({ withinSession: true, beyondRun: 0 });
    expect(walk(short, [[2, 3.55, "below"]], state).withinSession).toBe(false);
  });
});

describe("close and touch", () => {
  it("needs a close strictly beyond and is released at the hysteresis", () => {
    walk(close, [
      [0, 150, "above"],
      [1, 149.99, "touched"],
      [2, 150.5, "touched"],
      [3, 150.99, "touched"],
      [4, 151, "above"],
      [5, 150.5, "above"],
    ]);
  });

  it("ignores a session's extreme under the rule close", () => {
    walk(close, [[0, 151, "above", 149]]);
  });

  it("counts reaching the level as a touch, by the session's low where there is one", () => {
    walk(touch, [
      [0, 110, "above"],
      [1, 110, "touched", 100],
      [2, 110, "touched", 105],
      [3, 110, "above", 105.01],
      [4, 100, "touched"],
      [5, 106, "above"],
    ]);
  });

  it("is released as soon as it is not beyond when there is no hysteresis", () => {
    walk({ ...close, hysteresis: 0 }, [
      [0, 149, "touched"],
      [1, 150, "above"],
    ]);
    walk({ ...touch, hysteresis: 0 }, [
      [0, 100, "touched"],
      [1, 100.01, "above"],
    ]);
  });
});

describe("silence and order", () => {
  it("keeps the state within the budget, then is unknown with the last state beside it", () => {
    const state = walk(close, [
      [0, 149, "touched"],
      [3, null, "touched"],
      [6, null, "touched"],
      [7, null, "unknown"],
    ]);
    expect(state).toMatchObject({ last: "touched", silentDays: 7, valueAt: day(0) });
    expect(walk(close, [[8, 150.5, "touched"]], state).silentDays).toBe(0);
  });

  it("is unknown before the first value, whatever time passes", () => {
    expect(
      walk(close, [
        [0, null, "unknown"],
        [400, null, "unknown"],
      ]),
    ).toEqual(initialState);
  });

  it("takes a repeated delivery as nothing new and refuses an earlier time", () => {
    const state = walk(close, [
      [0, 149, "touched"],
      [1, 148, "touched"],
    ]);
    expect(step(close, state, { at: day(1), value: 160 })).toBe(state);
    expect(() => step(close, state, { at: day(0), value: 160 })).toThrow(/^bug: threshold step/);
    expect(() => step(close, state, { at: day(0), value: null })).toThrow(/^bug: threshold step/);
  });

  it("refuses numbers that are not finite", () => {
    expect(() => step(close, initialState, { at: day(0), value: Number.NaN })).toThrow(/^bug: threshold value/);
    expect(() => step(touch, initialState, { at: day(0), value: 1, extreme: Number.POSITIVE_INFINITY })).toThrow(
      /^bug: threshold extreme/,
    );
  });
});

describe("registration", () => {
  it("does not alert on a level that was passed before, until it has been left once", () => {
    const before = register(walk(close, [[0, 149, "touched"]]));
    expect(before.beyondAtStart).toBe(true);
    const still = walk(
      close,
      [
        [1, 148, "touched"],
        [2, 150.5, "touched"],
      ],
      before,
    );
    expect([still.beyondAtStart, isCrossed(close.rule, still)]).toEqual([true, false]);
    const left = walk(close, [[3, 152, "above"]], still);
    expect(left.beyondAtStart).toBe(false);
    expect(isCrossed(close.rule, walk(close, [[4, 149, "touched"]], left))).toBe(true);
  });

  it("alerts when the level is passed after a quiet start", () => {
    const start = register(walk(close, [[0, 152, "above"]]));
    expect(isCrossed(close.rule, walk(close, [[1, 149, "touched"]], start))).toBe(true);
  });

  it("lets the first value decide when nothing was known at the start", () => {
    const start = register(initialState);
    expect(walk(close, [[1, 149, "touched"]], start).beyondAtStart).toBe(true);
    expect(
      walk(
        close,
        [
          [1, 152, "above"],
          [2, 149, "touched"],
        ],
        start,
      ).beyondAtStart,
    ).toBe(false);
  });

  it("crosses a sustained threshold only when it is sustained", () => {
    const touched = walk(short, [
      [0, 3.55, "below"],
      [1, 3.61, "touched"],
    ]);
    expect(isCrossed(short.rule, touched)).toBe(false);
    expect(
      isCrossed(
        short.rule,
        walk(
          short,
          [
            [2, 3.61, "touched"],
            [3, 3.61, "sustained"],
          ],
          touched,
        ),
      ),
    ).toBe(true);
  });
});
