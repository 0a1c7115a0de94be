// Typed: 158 against a fixing of 157.61 is +0.247 %, by hand.
import { expect, it } from "vitest";
import { daily, indicatorAt, readingAt, viewOf } from "../../../../test/support/indicator-at.ts";

it("is missing offline and names its source", () => {
  expect(indicatorAt("usdjpy-indicative").outcome).toMatchObject({
    detail: expect.stringContaining("hyperliquid/usdjpy"),
  });
});

it("says that it is indicative and how far it is from the fixing", () => {
  const view = viewOf("2025-11-21T12:30:00Z", {
    "fx.usdjpy.indicative": [["2025-11-21T12:17:00Z", 158]],
    "fx.usdjpy": daily("2025-11-20", [157.61]),
  });
  const { label, details } = readingAt("usdjpy-indicative", view);
  expect(label).toBe("indicative");
  expect(details.overFixing).toBeCloseTo(158 / 157.61 - 1, 12);
});
