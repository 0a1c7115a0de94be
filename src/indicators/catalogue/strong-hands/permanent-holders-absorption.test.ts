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

it("divides the flows of thirty days by issuance", () => {
  const flows = new Array<number>(30).fill(11_500);
  const view = viewOf("2025-11-21", { "btc.accumulators.flow": daily("2025-11-20", flows) });
  expect(readingAt("permanent-holders-absorption", view, parameters).value).toBeCloseTo(345_000 / 13_500, 12);
});

it("refuses a month with a hole", () => {
  const flows = [...daily("2025-10-20", [1, 2]), ...daily("2025-11-20", new Array<number>(29).fill(3))];
  const { outcome } = indicatorAt(
    "permanent-holders-absorption",
    viewOf("2025-11-21", { "btc.accumulators.flow": flows }),
    parameters,
  );
  expect(outcome).toMatchObject({ state: "absent", reason: "warming-up" });
});
