// The worked sequence of closes (T1.6), its mirror image, and the strictness of "beyond".
import { expect, it } from "vitest";
import { stateTransitions, sustainedStates } from "./sustained-state.ts";

const closes = [
  3.55,
  3.61,
  3.62,
  3.58,
  ...Array<number>(20).fill(3.61),
  ...Array<number>(3).fill(3.55),
  ...Array<number>(10).fill(3.49),
];
const rule = { level: 3.6, window: 20, exitWindow: 10, hysteresis: 0.1 };

it("is touched at 1, below at 3, touched at 4, sustained at 23 and below at 36", () => {
  expect(stateTransitions(sustainedStates(closes, rule))).toEqual([
    { index: 1, state: "touched" },
    { index: 3, state: "below" },
    { index: 4, state: "touched" },
    { index: 23, state: "sustained" },
    { index: 36, state: "below" },
  ]);
});

it("mirrors for a level guarded from below", () => {
  const states = sustainedStates(
    closes.map((close) => -close),
    { ...rule, level: -3.6, side: "below" },
  );
  expect(stateTransitions(states).map((t) => [t.index, t.state])).toEqual([
    [1, "touched"],
    [3, "above"],
    [4, "touched"],
    [23, "sustained"],
    [36, "above"],
  ]);
});

it("does not count a close at the level, nor one at the level less the hysteresis", () => {
  expect(sustainedStates([3.6], { ...rule, window: 1 })).toEqual(["below"]);
  expect(sustainedStates([2, 0.5, 0.5], { level: 1, window: 1, exitWindow: 1, hysteresis: 0.5 })).toEqual([
    "sustained",
    "sustained",
    "sustained",
  ]);
  expect(sustainedStates([], rule)).toEqual([]);
});

it("stays sustained through a dip shorter than the exit window", () => {
  const states = sustainedStates([2, 2, 0, 2, 0, 0], { level: 1, window: 2, exitWindow: 2, hysteresis: 0 });
  expect(states).toEqual(["touched", "sustained", "sustained", "sustained", "sustained", "below"]);
});
