// Declared and absent offline; a typed value passes through.
import { expect, it } from "vitest";
import { indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("strategy-mnav").outcome).toMatchObject({
    state: "absent",
    reason: "missing",
    detail: expect.stringContaining("import/treasuries"),
  });
});

it("shows the imported multiple", () => {
  expect(readingAt("strategy-mnav", viewOf("2025-11-21", { "strategy.mnav": [["2025-11-20", 1.08]] })).value).toBe(
    1.08,
  );
});
