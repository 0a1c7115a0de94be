// Expected values from test/support/reference/japan-carry-transmission.py, and a small history written out by hand.
import { expect, it } from "vitest";
import { daily, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("counts the closes above, at both episodes", () => {
  expect(readingAt("jgb-30y-record")).toMatchObject({
    value: 1,
    details: { observations: 1196, highestOn: "2025-11-20", since: "2021-01-04" },
  });
  expect(readingAt("jgb-30y-record", "2024-08-05T22:00:00Z")).toMatchObject({
    value: 41,
    details: { lastHigher: "2024-08-01", highestOn: "2024-07-11" },
  });
});

it("shares the better rank among equals", () => {
  const history = [...new Array<number>(247).fill(0.01), 0.03, 0.02, 0.02];
  expect(readingAt("jgb-30y-record", viewOf("2025-11-21", { "jgb.30y": daily("2025-11-20", history) })).value).toBe(2);
});
