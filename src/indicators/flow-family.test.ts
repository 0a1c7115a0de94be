// Flows of 20 November, five sessions and the month to date by test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { readingAt, viewOf } from "../../test/support/indicator-at.ts";

it("shows the outflow of BTC funds, the largest known", () => {
  const { value, details } = readingAt("etf-btc-flow");
  expect(value / 1e6).toBeCloseTo(-903.2, 9);
  expect((details.sum5 as number) / 1e6).toBeCloseTo(-1947.3, 6);
  expect((details.monthToDate as number) / 1e6).toBeCloseTo(-3775.3, 6);
  expect(details).toMatchObject({ outflowRank: 1, outflowSessionsInARow: 1 });
});

it("shows that ETH funds lost 1.79bn in the month, where the note has them accumulate", () => {
  const { details } = readingAt("etf-eth-flow");
  expect((details.monthToDate as number) / 1e6).toBeCloseTo(-1791.9, 6);
  expect(details.outflowSessionsInARow).toBe(8);
});

it("has no month to date when the month began before the known history", () => {
  const view = viewOf("2025-11-21", {
    "etf.btc.net-flow": [
      ["2025-11-19", 5],
      ["2025-11-20", -3],
    ],
  });
  expect(readingAt("etf-btc-flow", view).details).toMatchObject({ monthToDate: null, sum5: null });
});
