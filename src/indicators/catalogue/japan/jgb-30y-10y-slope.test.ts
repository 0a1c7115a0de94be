// Expected values from test/support/reference/japan-carry-transmission.py,
// and by hand: 3.334 - 1.824 = 1.510 %.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("subtracts on the same day and looks back twenty sessions", () => {
  const { value, details } = readingAt("jgb-30y-10y-slope");
  expect(value).toBeCloseTo(0.0151, 12);
  expect(details.change20Sessions).toBeCloseTo(0.00043, 12);
});

it("uses the last day that both tenors have", () => {
  const view = viewOf("2025-11-21", {
    "jgb.30y": daily("2025-11-20", [0.03, 0.04]),
    "jgb.10y": daily("2025-11-19", [0.01, 0.02]),
  });
  const { value, details } = readingAt("jgb-30y-10y-slope", view);
  expect(value).toBeCloseTo(0.01, 12);
  expect(details).toMatchObject({ day: "2025-11-19", change20Sessions: null });
});
