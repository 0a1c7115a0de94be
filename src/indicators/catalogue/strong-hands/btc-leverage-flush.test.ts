// Typed: 80 000 coins after 100 000 is -20 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  const { outcome } = indicatorAt("btc-leverage-flush");
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("binance/open-interest"),
  });
});

it("counts coins, not dollars", () => {
  const view = viewOf("2025-11-21", { "btc.open-interest": daily("2025-11-20", [100_000, 80_000]) });
  expect(readingAt("btc-leverage-flush", view).value).toBeCloseTo(-0.2, 12);
});

it("refuses two days that are not neighbours", () => {
  const view = viewOf("2025-11-21", {
    "btc.open-interest": [
      ["2025-11-18", 100_000],
      ["2025-11-20", 80_000],
    ],
  });
  expect(indicatorAt("btc-leverage-flush", view).outcome).toMatchObject({ state: "absent", reason: "warming-up" });
});
