// Typed: purchases are steady and jump in the last month while the price falls then, so the score is high and positive.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("holder-divergence").outcome).toMatchObject({ state: "absent", reason: "missing" });
});

it("is high when purchases jump while the price falls", () => {
  const days = 3 * 365 + 30;
  const isLastMonth = (i: number) => i >= days - 30;
  const coins: number[] = [];
  const prices: number[] = [];
  let price = 50_000;
  for (let i = 0; i < days; i++) {
    coins.push(100 + 50 * Math.sin(i / 9) + (isLastMonth(i) ? 1_000 : 0));
    price *= Math.exp(0.002 * Math.sin(i / 7) - (isLastMonth(i) ? 0.01 : 0));
    prices.push(price);
  }
  const view = viewOf("2025-11-21", {
    "btc.accumulators.flow": daily("2025-11-20", coins),
    "btc.close": daily("2025-11-20", prices),
  });
  const { value, details } = readingAt("holder-divergence", view);
  expect(value).toBeGreaterThan(3);
  expect(details).toMatchObject({ downDays: 30, boughtDays: 30 });
});
