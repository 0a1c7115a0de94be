// The episode by hand (3.334 % is below, at both levels) and the closes of T1.6, shifted to this level.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "sustained-window": 20, "sustained-exit-window": 10, "sustained-hysteresis": 0.001 };
const level = 0.036;
const shape = [
  -0.05,
  0.01,
  0.02,
  -0.02,
  ...new Array<number>(20).fill(0.01),
  ...new Array<number>(3).fill(-0.05),
  ...new Array<number>(10).fill(-0.11),
];
const stateAfter = (closes: number) => {
  const yields = [...new Array<number>(20).fill(-0.5), ...shape.slice(0, closes)].map((points) => level + points / 100);
  return readingAt(
    "jgb-30y-sustained-360",
    viewOf("2025-11-21", { "jgb.30y": daily("2025-11-20", yields) }),
    parameters,
  );
};

it("is below on the morning of the note", () => {
  expect(readingAt("jgb-30y-sustained-360", undefined, parameters)).toMatchObject({
    value: 0,
    label: "below",
    details: { closesAbove: 0 },
  });
});

it.each([
  [1, "below", 0],
  [2, "touched", 1],
  [4, "below", 0],
  [5, "touched", 1],
  [23, "touched", 1],
  [24, "sustained", 2],
  [36, "sustained", 2],
  [37, "below", 0],
] as const)("after %i closes of T1.6 it is %s", (closes, label, value) => {
  expect(stateAfter(closes)).toMatchObject({ label, value });
});
