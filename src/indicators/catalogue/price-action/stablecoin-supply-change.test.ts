// Typed: 300bn to 306bn is +2 %; 303bn seven days before gives 0.990 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("stablecoin-supply-change").outcome).toMatchObject({
    detail: expect.stringContaining("defillama/stablecoins"),
  });
});

it("compares with thirty and with seven days before", () => {
  const supply = [300e9, ...new Array<number>(22).fill(301e9), 303e9, ...new Array<number>(6).fill(305e9), 306e9];
  const view = viewOf("2025-11-21", { "crypto.stablecoins.supply": daily("2025-11-20", supply) });
  const { value, details } = readingAt("stablecoin-supply-change", view);
  expect(value).toBeCloseTo(0.02, 12);
  expect(details.change7).toBeCloseTo(306 / 303 - 1, 12);
  expect(details.changeUsd).toBe(6e9);
});
