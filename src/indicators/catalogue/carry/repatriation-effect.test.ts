// T2.5: 5 % of 3200 bn is 160 bn, 56 bn of it Treasuries, 11.2 bp unscaled and 4.3 bp scaled by 11/29.
import { expect, it } from "vitest";
import { readingAt } from "../../../../test/support/indicator-at.ts";

it("reproduces T2.5", () => {
  const { value, details } = readingAt("repatriation-effect", undefined, {
    "japan-foreign-bonds": 3.2e12,
    "repatriation-rate": 0.05,
    "repatriation-treasury-share": 0.35,
    "treasury-sale-effect": 0.002,
    "treasury-market-scale": 11 / 29,
  });
  expect(value).toBeCloseTo(0.00112 * (11 / 29), 12);
  expect(value * 1e4).toBeCloseTo(4.25, 2);
  expect(details.flowUsd).toBeCloseTo(160e9, 0);
  expect(details.treasuryFlowUsd).toBeCloseTo(56e9, 0);
  expect(details.unscaled).toBeCloseTo(0.00112, 12);
});
