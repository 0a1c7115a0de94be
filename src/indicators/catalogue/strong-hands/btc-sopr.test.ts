// Declared and absent offline; a typed value passes through.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("btc-sopr").outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/cohorts"),
  });
});

it("shows the imported ratio", () => {
  expect(readingAt("btc-sopr", viewOf("2025-11-21", { "btc.sopr": [["2025-11-20", 0.97]] })).value).toBe(0.97);
});
