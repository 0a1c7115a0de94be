// Typed: 87 000 against a cost of 100 000 is -13 %; by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("btc-sth-buffer").outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/cohorts"),
  });
});

it("is negative when recent buyers have losses", () => {
  const view = viewOf("2025-11-21", {
    "btc.close": daily("2025-11-20", [87_000]),
    "btc.sth.realised-price": daily("2025-11-20", [100_000]),
  });
  expect(readingAt("btc-sth-buffer", view).value).toBeCloseTo(-0.13, 12);
});
