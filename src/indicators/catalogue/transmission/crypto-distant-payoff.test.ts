// Section 4.4 (ii): 10 years, 75 bp: exp(-0.075) - 1 = -7.23 %.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("discounts a payoff ten years away", () => {
  const { value, details } = readingAt("crypto-distant-payoff", undefined, { "crypto-payoff-years": 10 });
  expect(value).toBeCloseTo(-0.0722565, 7);
  expect(details.at100bp).toBeCloseTo(Math.exp(-0.1) - 1, 12);
});
