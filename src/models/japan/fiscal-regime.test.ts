// Labels need the whole Fisher interval on one side: r = 0.38 with n = 34 gives [0.05, 0.64], r = -0.14 with n = 120 contains 0.
import { expect, it } from "vitest";
import { fisherInterval } from "../../core/math/interval.ts";
import { labelRegime, yieldCurrencyCorrelation } from "./fiscal-regime.ts";

it("labels by the sign of the whole interval", () => {
  expect(labelRegime(fisherInterval(0.38, 34))).toBe("risk premium");
  expect(labelRegime(fisherInterval(-0.14, 120))).toBe("mixed");
  expect(labelRegime(fisherInterval(-0.5, 60))).toBe("policy normalisation");
});

it("measures the correlation of the pairs", () => {
  const estimate = yieldCurrencyCorrelation([1, 2, 3, 4, 5], [1, 2, 3, 5, 4]);
  expect(estimate.value).toBeCloseTo(0.9, 12);
  expect(estimate.n).toBe(5);
});
