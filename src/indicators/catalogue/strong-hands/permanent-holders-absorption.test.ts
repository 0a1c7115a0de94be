// Typed: 345 000 coins over 30 x 450 = 13 500 is 25.6 (T7.1).
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "btc-issuance-per-day": 450 };

it("is missing offline and names its source", () => {
  const { outcome } = indicatorAt("permanent-holders-absorption", undefined, parameters);
  expect(outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/cohorts"),
  });
});

it("divides the change of thirty days by issuance", () => {
  const balances = Array.from({ length: 31 }, (_, i) => 2_000_000 + 11_500 * i);
  const view = viewOf("2025-11-21", { "btc.accumulators.balance": daily("2025-11-20", balances) });
  expect(readingAt("permanent-holders-absorption", view, parameters).value).toBeCloseTo(345_000 / 13_500, 12);
});

it("refuses a month with a hole", () => {
  const balances = [
    ...daily("2025-10-20", [1, 2]),
    ...daily(
      "2025-11-20",
      Array.from({ length: 30 }, (_, i) => i + 3),
    ),
  ];
  const { outcome } = indicatorAt(
    "permanent-holders-absorption",
    viewOf("2025-11-21", { "btc.accumulators.balance": balances }),
    parameters,
  );
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up" });
});
