// Typed: 48.9 % then 52.75 % is a rise of 3.85 points and the highest of two, by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

const parameters = { "ewma-lambda": 0.94 };

it("is missing offline and names its source", () => {
  expect(indicatorAt("btc-dvol", undefined, parameters).outcome).toMatchObject({
    state: "absent",
    detail: expect.stringContaining("deribit/dvol"),
  });
});

it("shows level, change and rank", () => {
  const { value, details } = readingAt(
    "btc-dvol",
    viewOf("2025-11-21", { "btc.dvol": daily("2025-11-20", [0.489, 0.5275]) }),
    parameters,
  );
  expect(value).toBe(0.5275);
  expect(details.change).toBeCloseTo(0.0385, 12);
  expect(details).toMatchObject({ rank: 1, overRealised: null });
});
