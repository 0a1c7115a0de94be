// Sample deviation of 60 and 250 log returns x sqrt(365) with numpy: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("is 44.5 % over sixty days and 38.6 % over 250", () => {
  const { value, interval, details } = readingAt("btc-realised-volatility", undefined, { "ewma-lambda": 0.94 });
  expect(value).toBeCloseTo(0.445285565069802, 12);
  expect(details.over250).toBeCloseTo(0.385998069995604, 12);
  expect(details.exponentiallyWeighted).toBeCloseTo(0.48932403190986, 12);
  expect(interval!.lo).toBeLessThan(value);
  expect(interval!.hi).toBeGreaterThan(value);
});
