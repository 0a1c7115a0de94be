// MINI-1 backwards: the models' specification prints ln 0.10008 (-9.52 %) as the smallest shock whose trough is below 74,430.
// The criterion is stepwise (buckets of leverage), so this is the search where no gradient exists.
import { expect, it } from "vitest";
import { miniOne } from "../../../test/support/mini-1.ts";
import { simulationInputSchema } from "../input.ts";
import { applyShock, createState, resetState, runRounds } from "../run.ts";
import { findSmallestShocks } from "./smallest-shock.ts";

const input = simulationInputSchema.parse(miniOne(0));
const state = createState(input);
/** Lowest price after a log shock to bitcoin. */
function trough(logShock: number): number {
  resetState(state);
  applyShock(state, { btc: Math.expm1(logShock) });
  let lowest = state.prices[0]!;
  runRounds(state, input.rounds, {
    tolerance: input.tolerance,
    seen: () => {
      lowest = Math.min(lowest, state.prices[0]!);
    },
  });
  return lowest;
}
const monthly = 0.15877;

it("finds MINI-1's answer through the engine", () => {
  const { minima, isCutShort } = findSmallestShocks({
    factors: ["btc"],
    covariance: [[monthly ** 2]],
    breaks: ([move]) => trough(move!) < 74_430,
  });
  const [nearest] = minima;
  expect(isCutShort).toBe(false);
  expect(minima).toHaveLength(1);
  expect(nearest!.shock[0]).toBeCloseTo(-0.10008, 5);
  expect(Math.expm1(nearest!.shock[0]!)).toBeCloseTo(-0.0952, 4);
  expect(nearest!.distance).toBeCloseTo(0.10008 / monthly, 4);
  // The engine's own trough on both sides of the answer.
  expect(trough(nearest!.shock[0]! + 1e-5)).toBeGreaterThanOrEqual(74_430);
  expect(trough(nearest!.shock[0]! - 1e-5)).toBeLessThan(74_430);
});
