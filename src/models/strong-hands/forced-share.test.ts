// The fall of bitcoin from 92 271 to 83 461 split into macro, forced and the rest (T7.4).
import { expect, it } from "vitest";
import { forcedShare, judgeForced, splitFall } from "./forced-share.ts";

const fall = { ...forcedShare.example, impactConstant: 1 };

it("is -10.04 %, of which macro -3.48 % (35 %)", () => {
  const split = splitFall(fall);
  expect(split.logReturn).toBeCloseTo(-0.1004, 4);
  expect(split.macro).toBeCloseTo(-0.0348, 4);
  expect(split.macroShare).toBeCloseTo(0.35, 2);
});

it("has a forced part of 0.36 to 6.56 %, 4 to 65 % of the fall, and cannot be settled", () => {
  const split = splitFall(fall);
  expect(split.forcedLow).toBeCloseTo(0.0036, 4);
  expect(split.forcedHigh).toBeCloseTo(0.0656, 4);
  expect(split.forcedShareLow).toBeCloseTo(0.04, 2);
  expect(split.forcedShareHigh).toBeCloseTo(0.65, 2);
  expect(judgeForced(split.forcedShareLow, split.forcedShareHigh)).toBe("undetermined");
});

it("decides only when the whole interval is on one side", () => {
  expect(judgeForced(0.8, 0.95)).toBe("forced");
  expect(judgeForced(0.01, 0.2)).toBe("not forced");
  expect(judgeForced(0.2, 0.9)).toBe("undetermined");
});

it("leaves nothing forced without sales, and nothing beyond what macro leaves", () => {
  expect(splitFall({ ...fall, liquidated: 0 }).forcedHigh).toBe(0);
  expect(splitFall({ ...fall, macroReturn: -0.2 }).forcedHigh).toBe(0);
});
