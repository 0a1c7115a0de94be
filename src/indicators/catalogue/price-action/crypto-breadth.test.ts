// Coins of 20 November 2025 (raw UTC closes): all six fell; market-breadth over the same closes is the other test.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "ewma-lambda": 0.94 };
const coins = ["btc", "eth", "sol", "xrp", "bnb", "ada"];

it("is one on 20 November 2025: no coin rose", () => {
  const { value, details } = readingAt("crypto-breadth", undefined, parameters);
  expect(value).toBe(1);
  expect(details.day).toBe("2025-11-20");
});

it("counts the coins that fell", () => {
  const path = (last: number) => daily("2025-11-20", [...Array.from({ length: 30 }, (_, i) => 100 + (i % 2)), last]);
  const columns = Object.fromEntries(coins.map((coin, i) => [`${coin}.close`, path(i < 2 ? 90 : 110)]));
  expect(readingAt("crypto-breadth", viewOf("2025-11-21", columns), parameters).value).toBeCloseTo(2 / 6, 12);
  const { "ada.close": _, ...five } = columns;
  expect(indicatorAt("crypto-breadth", viewOf("2025-11-21", five), parameters).outcome).toMatchObject({
    state: "absent",
    reason: "warming-up",
  });
});
