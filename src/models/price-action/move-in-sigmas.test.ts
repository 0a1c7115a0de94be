// The VIX before a rise of 11.67 % to 26.42 (T5.2), and the S&P's move against it.
import { expect, it } from "vitest";
import { undoChange } from "./level-before.ts";
import { moveInSigmas } from "./move-in-sigmas.ts";

it("comes from 23.66", () => {
  expect(undoChange(26.42, 0.1167)).toBeCloseTo(23.66, 2);
});

it("is -1.05 sigmas at a daily sigma of 1.490 %", () => {
  const { dailySigma, sigmas } = moveInSigmas.compute({
    move: -0.0156,
    impliedVolatility: 0.2366,
    sessionsPerYear: 252,
  }).outputs;
  expect(dailySigma).toBeCloseTo(0.0149, 5);
  expect(sigmas).toBeCloseTo(-1.05, 2);
});
