// Flows from 22 October over the close of their day, over 13 500 coins: test/support/reference/ai-funding-price-action-strong-hands.py.
import { expect, it } from "vitest";
import { indicatorAt, readingAt } from "../../../../test/support/indicator-at.ts";

const parameters = { "btc-issuance-per-day": 450 };

it("gave back three and a half months of issuance in one", () => {
  const { value, details } = readingAt("etf-absorption", undefined, parameters);
  expect(value).toBeCloseTo(-3.47926823642, 9);
  expect(details).toMatchObject({ from: "2025-10-22", to: "2025-11-20", sessions: 22 });
});

it("waits until thirty days are known after the gap between the episodes", () => {
  expect(indicatorAt("etf-absorption", "2025-10-25T12:30:00Z", parameters).outcome).toMatchObject({
    state: "absent",
    reason: "warming-up",
  });
});
