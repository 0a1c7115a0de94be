// Stabilising balances at two pairs of rate and growth, by hand (T1.3).
import { expect, it } from "vitest";
import { stabilisingPrimaryBalance } from "./snowball.ts";

it("is -4.58 % of GDP while growth pays, and +3.38 % when it does not", () => {
  expect(stabilisingPrimaryBalance(0.0095, 0.03, 2.3)).toBeCloseTo(-0.0458, 4);
  expect(stabilisingPrimaryBalance(0.035, 0.02, 2.3)).toBeCloseTo(0.0338, 4);
  expect(stabilisingPrimaryBalance(0.02, 0.02, 2.3)).toBe(0);
});
