// Three probabilities of an event that happened (T10.1).
import { expect, it } from "vitest";
import { brierScore, logScore } from "./forecast-score.ts";

it("scores .51, .53 and .90", () => {
  expect([0.51, 0.53, 0.9].map((p) => brierScore(p, true).toFixed(4))).toEqual(["0.2401", "0.2209", "0.0100"]);
  expect([0.51, 0.53, 0.9].map((p) => logScore(p, true).toFixed(4))).toEqual(["0.6733", "0.6349", "0.1054"]);
  expect(brierScore(0.9, false)).toBeCloseTo(0.81, 12);
});
