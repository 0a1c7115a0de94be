// Typed: 86 637.23 over a realised price of 56 000 is 1.547; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("btc-mvrv").outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/cohorts"),
  });
});

it("is price over realised price", () => {
  const view = viewOf("2025-11-21", {
    "btc.close": daily("2025-11-20", [86_637.23]),
    "btc.realised-price": daily("2025-11-20", [56_000]),
  });
  expect(readingAt("btc-mvrv", view).value).toBeCloseTo(1.5471, 4);
});
