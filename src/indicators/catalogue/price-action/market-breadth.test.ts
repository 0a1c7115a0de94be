// All eleven assets down, one of them (BTC) beyond two standard deviations: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "ewma-lambda": 0.94 };

it("finds everything down but only BTC extreme", () => {
  const { value, details } = readingAt("market-breadth", undefined, parameters);
  expect(value).toBe(1);
  expect(details.shareBelowTwoSigma).toBeCloseTo(1 / 11, 12);
  expect(details["btc.close:sigmas"]).toBeCloseTo(-2.461245634941, 9);
  expect(details.missing).toBe("none");
});

it("names what is missing and needs five assets", () => {
  const closes = Array.from({ length: 40 }, (_, i) => 100 + (i % 3));
  const coins = ["btc", "eth", "sol", "xrp"].map((coin) => [`${coin}.close`, daily("2025-11-20", closes)] as const);
  const { outcome } = indicatorAt("market-breadth", viewOf("2025-11-21", Object.fromEntries(coins)), parameters);
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "warming-up",
    detail: expect.stringContaining("nikkei225"),
  });
});
