// By hand: 30 to 50 bp x 22.22 years = -6.67 to -11.11 % for equities, x 1.6 for crypto by beta; the 10-year Treasury by its
// duration at 4.13 %, 8.1247 years: -2.437 to -4.062 %.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = {
  "yen-suppression-low": 0.003,
  "yen-suppression-high": 0.005,
  "yen-suppression-removed": 1,
  "neutral-rate-other": 0,
  "equity-yield-gap": 0.045,
  "crypto-payoff-years": 10,
  "crypto-nasdaq-beta": 1.6,
  "shock-term-premium": 0,
  "shock-equity-risk-premium": 0,
  "shock-usdjpy": 0,
};

it("carries the range of the shock into every row", () => {
  const { value, interval, details } = readingAt("cross-asset-table", undefined, parameters);
  expect(value).toBeCloseTo(-0.0888889, 7);
  expect(interval!.lo).toBeCloseTo(-0.111111, 6);
  expect(interval!.hi).toBeCloseTo(-0.0666667, 6);
  expect(details.ust10Low).toBeCloseTo(-0.0406233, 6);
  expect(details.ust10High).toBeCloseTo(-0.024374, 6);
  expect(details.cryptoByBetaLow).toBeCloseTo(-0.177778, 6);
  expect(details.cryptoDistantPayoffHigh).toBeCloseTo(-0.03, 12);
});

it("adds term premium to all, risk premium to shares only, and the currency to unhedged bonds only", () => {
  const shocked = readingAt("cross-asset-table", undefined, {
    ...parameters,
    "shock-term-premium": 0.001,
    "shock-equity-risk-premium": 0.002,
    "shock-usdjpy": -0.05,
  }).details;
  expect(shocked.equitiesHigh).toBeCloseTo(-(0.003 + 0.001 + 0.002) / 0.045, 10);
  expect(shocked.cryptoDistantPayoffHigh).toBeCloseTo(-0.04, 12);
  expect((shocked.ust10UnhedgedHigh as number) - (shocked.ust10High as number)).toBeCloseTo(-0.05, 12);
});
