// Typed: 700m over 100 000 coins at 90 000 is 7.8 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  const { outcome } = indicatorAt("btc-liquidation-intensity");
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/liquidations"),
  });
});

it("divides by the open interest of the day before at its close", () => {
  const view = viewOf("2025-11-21", {
    "crypto.liquidations.long-24h": daily("2025-11-20", [700e6]),
    "btc.open-interest": daily("2025-11-20", [100_000, 80_000]),
    "btc.close": daily("2025-11-20", [90_000, 85_000]),
  });
  expect(readingAt("btc-liquidation-intensity", view).value).toBeCloseTo(700e6 / (100_000 * 90_000), 12);
});
