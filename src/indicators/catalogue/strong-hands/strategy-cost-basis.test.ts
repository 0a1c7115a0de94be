// 48.355bn / 649 871 = 74 407 USD; by hand.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is 74 407 dollars, 23 less than the note's", () => {
  const { value, details } = readingAt("strategy-cost-basis");
  expect(value).toBeCloseTo(48.355e9 / 649_871, 6);
  expect(Math.round(value)).toBe(74_407);
  expect(details.coins).toBe(649_871);
});

it("is missing when a purchase has coins but no cost", () => {
  const view = viewOf("2025-11-21", {
    "strategy.btc-bought": [["2025-11-17", 1]],
    "strategy.btc-cost": [["2025-11-10", 1]],
  });
  expect(indicatorAt("strategy-cost-basis", view).outcome).toMatchObject({ state: "absent", reason: "missing" });
});
